import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { assignmentsOf } from './assignments.js';
import { canonicalName } from './canonical.js';
import { changesTo } from './changes.js';
import { argument, dottedName, stringValue } from './expressions.js';
import type { PlacedStatement } from './statements.js';
import { textPatterns } from './text-patterns.js';

/**
 * The modules, one of which is imported by a name that is put together: `import_module(f'config.{env}')`. As an import would
 * name them, with `*` for any text in the last part of the name. Undefined for anything else, and where too little of the name
 * is known.
 * @param owner the call, or a name for what it returns
 */
export function computedModules(
  parsed: ParsedPython,
  owner: Expression,
  before: Statement,
): readonly string[] | undefined {
  if (owner.nodeType === 'Call') return importedBy(parsed, owner);
  if (owner.nodeType !== 'Name' || changesTo(parsed, owner.id).some((one) => !isTidying(one)))
    return undefined;
  const all = assignmentsOf(parsed, owner.id).map(({ kind, value, within, statement }) => {
    const isSure = within.every(({ nodeType }) => nodeType === 'If' || nodeType === 'Try');
    const isAbove = parsed.span(statement).to <= parsed.span(before).from;
    const call = kind !== 'augmented' && isSure && isAbove ? value : undefined;
    return call?.nodeType === 'Call' ? importedBy(parsed, call) : undefined;
  });
  if (all.length === 0 || !all.every((one) => one !== undefined)) return undefined;
  return [...new Set(all.flat())];
}

/** `del settings`, when the names are copied. */
function isTidying({ statement, within }: PlacedStatement): boolean {
  return statement.nodeType === 'Delete' && within.length === 0;
}

/** Whether what the names are copied of is a module that is imported so, known or not. */
export function isImportByName(parsed: ParsedPython, owner: Expression): boolean {
  const values =
    owner.nodeType === 'Name' ? assignmentsOf(parsed, owner.id).map(({ value }) => value) : [owner];
  return values.some((value) => value?.nodeType === 'Call' && nameGiven(parsed, value) !== undefined);
}

/** Whether a statement does nothing but import such a module: `settings = import_module(f'{__name__}.{env}')`. */
export function isComputedImport(parsed: ParsedPython, statement: Statement): boolean {
  if (statement.nodeType !== 'Assign' || statement.value.nodeType !== 'Call') return false;
  return importedBy(parsed, statement.value) !== undefined;
}

function importedBy(parsed: ParsedPython, call: NodeOf<'Call'>): readonly string[] | undefined {
  const name = nameGiven(parsed, call);
  const patterns = name && textPatterns(parsed, name).map((one) => inPackage(one, call));
  return patterns?.every((one) => one !== undefined && isKnownEnough(one)) === true
    ? patterns.filter((one) => one !== undefined)
    : undefined;
}

/** The name that is given to `import_module` or `__import__`. */
function nameGiven(parsed: ParsedPython, call: NodeOf<'Call'>): Expression | undefined {
  if (canonicalName(parsed, call.func) === 'importlib.import_module') return argument(call, 0, 'name');
  if (dottedName(call.func) !== '__import__') return undefined;
  // Without names to import, `__import__('a.b')` gives `a`.
  const names = argument(call, 3, 'fromlist');
  const hasNames = (names?.nodeType === 'List' || names?.nodeType === 'Tuple') && names.elts.length > 0;
  return hasNames && argument(call, 4, 'level') === undefined ? argument(call, 0, 'name') : undefined;
}

/** A name that is relative to a package, as an import of the module's own package would have it, or whole. */
function inPackage(pattern: string, call: NodeOf<'Call'>): string | undefined {
  if (!pattern.startsWith('.')) return pattern.replace(/^(__package__|__name__)(?=\.)/, '');
  const given = argument(call, 1, 'package');
  const text = stringValue(given);
  if (text !== undefined) return text + pattern;
  // `__name__` in the module of a package is the package's.
  return ['__package__', '__name__'].includes(dottedName(given) ?? '') ? pattern : undefined;
}

/** `config.*`, `.*` and `settings_*`, but not `*` or `*.settings`: the folder must be known, or something of the name. */
function isKnownEnough(pattern: string): boolean {
  return /^\.?(\w+\.)*\w*\*?\w*$/.test(pattern) && !['*', '', '.'].includes(pattern);
}
