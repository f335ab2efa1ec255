import type { ParsedPython, Statement } from '../../../languages/python/index.js';
import { bindingsIn, type Binding, type Scope } from './graph/scope.js';
import { asScope } from './setting.js';

/** A name that has a value under a condition only: `if not DEBUG: X = …`. */
export interface Conditional {
  readonly kind: 'conditional';
  readonly line: number;
  readonly file: string;
  /** The statement at module level that holds the first one. */
  readonly outermost: Statement;
  /** The first one itself. */
  readonly binding: Binding;
}

/** Where a name is assigned under a condition only, so that it may be missing; undefined where it is not. */
export function readConditional(source: ParsedPython | Scope, name: string): Conditional | undefined {
  const bindings = bindingsIn(asScope(source), name);
  const [first] = bindings;
  const outermost = first?.within[0];
  if (first === undefined || outermost === undefined) return undefined;
  const isOpen = bindings.every(
    (binding) => 'name' in binding && binding.kind !== 'augmented' && isOptional(binding),
  );
  if (!isOpen || bindings.some((binding) => hasAllBranches(binding, bindings))) return undefined;
  return { kind: 'conditional', line: first.line, file: first.file, outermost, binding: first };
}

function isOptional({ within }: Binding): boolean {
  return within.length > 0 && within.every(({ nodeType }) => nodeType === 'If');
}

/** `if …: X = 1` and `else: X = 2`: one of them runs. */
export function hasAllBranches({ within }: Binding, bindings: readonly Binding[]): boolean {
  const [branch] = within;
  if (branch?.nodeType !== 'If' || branch.orelse.length === 0) return false;
  const inBranch = (statements: readonly Statement[]) =>
    bindings.some((other) => statements.some((one) => one === other.statement || other.within.includes(one)));
  return inBranch(branch.body) && inBranch(branch.orelse);
}
