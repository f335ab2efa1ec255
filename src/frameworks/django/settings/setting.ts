import type { Assignment, Expression, ParsedPython } from '../../../languages/python/index.js';
import { bindingsIn, ownScope, type Binding, type Scope, type ScopedStatement } from './graph/scope.js';

/** Why the value that Django would use cannot be told. */
export interface Unknown {
  readonly kind: 'unknown';
  /** A sentence. */
  readonly reason: string;
  readonly line: number;
  /** The file of that line, where it is not the one that was asked about. */
  readonly file?: string;
}

/** What a settings module makes of one name, judged by its last word on it. */
export type Setting =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'assigned';
      readonly assignment: ScopedStatement & Assignment;
      readonly value: Expression;
      readonly line: number;
      readonly file: string;
      readonly parsed: ParsedPython;
      /** What changes the value afterwards; only where the caller asked to see it. */
      readonly later: readonly Binding[];
    }
  | Unknown;

/** The value of a name at the module's end: its last assignment at module level, if nothing may change it later. */
export function readSetting(source: ParsedPython | Scope, name: string): Setting {
  const setting = lastAssignment(source, name);
  const [change] = setting.kind === 'assigned' ? setting.later : [];
  return change === undefined ? setting : unknownSetting(name, change);
}

/** As {@link readSetting}, of a name whose value nothing can change in place: a string, a path. */
export function readImmutable(source: ParsedPython | Scope, name: string): Setting {
  const setting = lastAssignment(source, name);
  const rebinding = setting.kind === 'assigned' ? setting.later.find(mayRebind) : undefined;
  return rebinding === undefined ? setting : unknownSetting(name, rebinding);
}

/** False for statements that can only reach into a value: `NAME.method()`, `x = NAME.method()`. */
export function mayRebind(change: Binding): boolean {
  return (
    'name' in change || !['Expr', 'Assign', 'AnnAssign', 'If', 'Assert'].includes(change.statement.nodeType)
  );
}

/** As {@link readSetting}, with the later changes for the caller to judge. */
export function lastAssignment(source: ParsedPython | Scope, name: string): Setting {
  const bindings = bindingsIn(asScope(source), name);
  const repeated = onlyStatement(bindings);
  const index = bindings.findLastIndex(isPlain);
  const last = repeated ?? bindings[index];
  const [first] = bindings;
  if (first === undefined) return { kind: 'absent' };
  if (last === undefined || !isPlain(last)) return unknownSetting(name, first);
  const { statement, line, file, parsed } = last;
  if (statement.nodeType === 'Assign' && statement.targets.length > 1) return unknownSetting(name, last);
  const later = repeated === undefined ? bindings.slice(index + 1) : [];
  return {
    kind: 'assigned',
    assignment: last,
    value: last.value,
    line,
    file,
    parsed,
    later,
  };
}

/** `try: from .dev import *`, `except ImportError: from .prod import *`: both bring the same statement of the base. */
function onlyStatement(bindings: readonly Binding[]): PlainAssignment | undefined {
  const [first] = bindings;
  if (first === undefined || bindings.length < 2) return undefined;
  const isSame = bindings.every(({ statement }) => statement === first.statement);
  const atModuleLevel = { ...first, within: [] };
  return isSame && first.parsed.body.includes(first.statement) && isPlain(atModuleLevel)
    ? atModuleLevel
    : undefined;
}

export function asScope(source: ParsedPython | Scope): Scope {
  return 'kind' in source ? ownScope(source) : source;
}

type PlainAssignment = ScopedStatement & Assignment & { readonly value: Expression };

function isPlain(binding: Binding | undefined): binding is PlainAssignment {
  return (
    binding !== undefined &&
    'name' in binding &&
    binding.within.length === 0 &&
    binding.kind !== 'augmented' &&
    binding.value !== undefined
  );
}

export function unknownSetting(name: string, { line, file }: ScopedStatement): Unknown {
  return {
    kind: 'unknown',
    line,
    ...(file === '' ? {} : { file }),
    reason: `${name} is set or changed here in a way that leaves its value open.`,
  };
}
