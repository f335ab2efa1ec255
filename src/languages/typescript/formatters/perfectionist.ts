import { isBuiltin } from 'node:module';
import { matchesName } from './globs.js';
import type { Compare, ImportOrder } from './order.js';
import { isRecord, listOfStrings, recordAt, type Json } from './settings.js';

/** What the rule does without being told otherwise. */
const GROUPS = [['type'], ['builtin', 'external'], ['internal'], ['parent', 'sibling', 'index'], ['unknown']];
const INTERNAL = ['^~/.+', '^@/.+'];

/**
 * The order that sort-imports of eslint-plugin-perfectionist demands.
 * @returns undefined where the length of lines decides, or an alphabet of the project's own
 * @see https://perfectionist.dev/rules/sort-imports
 */
export function perfectionistOrder(options: Json): ImportOrder | undefined {
  const { type = 'alphabetical', order = 'asc', ignoreCase = true } = options;
  if (type !== 'alphabetical' && type !== 'natural') return undefined;
  const given = Array.isArray(options['groups']) ? options['groups'] : [];
  const groups = given.length > 0 ? given.map(listOfStrings).filter((names) => names.length > 0) : GROUPS;
  const custom = customGroups(options['customGroups']);
  const patterns = listOfStrings(options['internalPattern']);
  const internal = patterns.length > 0 ? patterns : INTERNAL;
  const newlines = options['newlinesBetween'] ?? 'always';
  return {
    groupOf: (module) => {
      const own = custom.filter(([, names]) => names.some((one) => fits(module, one))).map(([name]) => name);
      const kinds = [...own, ...namesOf(kindOf(module, internal)), 'unknown'];
      const found = kinds
        .map((kind) => groups.findIndex((names) => names.includes(kind)))
        .find((index) => index >= 0);
      return found ?? groups.length;
    },
    compare: comparison(type === 'natural', order === 'desc', ignoreCase !== false),
    ...(newlines === 'ignore' ? {} : { isSpaced: newlines !== 'never' && newlines !== 0 }),
  };
}

/** The names of a kind of imports, the most specific one first. */
function namesOf(kind: string): string[] {
  return [`value-${kind}`, kind, 'value-import', 'import'];
}

function kindOf(module: string, internal: readonly string[]): string {
  if (/^\.\/?(index(\.[cm]?[jt]sx?)?)?$/.test(module)) return 'index';
  if (module.startsWith('./')) return 'sibling';
  if (module.startsWith('..')) return 'parent';
  if (internal.some((pattern) => fits(module, pattern))) return 'internal';
  return isBuiltin(module) ? 'builtin' : 'external';
}

/** Version 3 has globs, later ones have regular expressions. */
function fits(module: string, pattern: string): boolean {
  if (/^[^^$\\+()[\]]*\*\*?$/.test(pattern) && !pattern.includes('.*')) return matchesName(module, pattern);
  try {
    return new RegExp(pattern, 'u').test(module);
  } catch {
    return false;
  }
}

/** `[{ groupName, elementNamePattern }]`, and `{ value: { name: pattern } }` of earlier versions. */
function customGroups(value: unknown): [name: string, patterns: string[]][] {
  if (!Array.isArray(value))
    return isRecord(value)
      ? Object.entries(recordAt(value, 'value')).map(([k, v]) => [k, listOfStrings(v)])
      : [];
  return value
    .filter(isRecord)
    .map(({ groupName, elementNamePattern }) => [
      String(groupName),
      [elementNamePattern].flat().flatMap((one) => listOfStrings(isRecord(one) ? one['pattern'] : one)),
    ]);
}

function comparison(isNatural: boolean, isDescending: boolean, ignoresCase: boolean): Compare {
  const collator = new Intl.Collator('en-US', { numeric: isNatural });
  const key = (module: string) => (ignoresCase ? module.toLowerCase() : module);
  return (a, b) => collator.compare(key(a), key(b)) * (isDescending ? -1 : 1);
}
