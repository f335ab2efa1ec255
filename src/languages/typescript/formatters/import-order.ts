import { isBuiltin } from 'node:module';
import type { Workspace } from '../../../model/files.js';
import { eslintRule } from './eslint.js';
import { matchesName } from './globs.js';
import { biomeConfig, dprintConfig } from './others.js';
import type { Compare, ImportOrder } from './order.js';
import { perfectionistOrder } from './perfectionist.js';
import { prettierOptions } from './prettier.js';
import { booleanAt, isRecord, listOfStrings, recordAt, wordAt, type Json } from './settings.js';

/** How the names of modules are sorted: without case, by code units, and as eslint-plugin-simple-import-sort does. */
export const COMPARISONS = [byLowerCase, byCodeUnits, byPunctuation] as const;

/** What is usual: Node's own modules, packages, path aliases, files of other folders, files of this one. */
export const usualOrder: ImportOrder = { groupOf: usualGroup, compare: undefined };

/** The order that a project's linter or formatter demands; undefined where none does. */
export async function importOrder(workspace: Workspace, file: string): Promise<ImportOrder | undefined> {
  const sorted = await eslintRule(workspace, file, 'simple-import-sort/imports');
  if (sorted !== undefined) return simpleOrder(recordIn(sorted));
  for (const name of ['import/order', 'import-x/order']) {
    const rule = await eslintRule(workspace, file, name);
    if (rule !== undefined) return ruleOrder(recordIn(rule));
  }
  const perfect = await eslintRule(workspace, file, 'perfectionist/sort-imports');
  if (perfect !== undefined) return perfectionistOrder(recordIn(perfect));
  const prettier = (await prettierOptions(workspace, file)) ?? {};
  const patterns = listOfStrings(prettier['importOrder']);
  if (patterns.length > 0) return patternOrder(patterns, prettier);
  if (await sortsInBiome(workspace, file)) return biomeOrder;
  return (await dprintConfig(workspace, file)) === undefined ? undefined : dprintOrder;
}

function usualGroup(module: string): number {
  if (isBuiltin(module)) return 0;
  if (module.startsWith('..')) return 3;
  if (module.startsWith('.')) return 4;
  return isAlias(module) ? 2 : 1;
}

/** What is usual as a path alias: no package is called so. */
export function isAlias(module: string): boolean {
  return /^(@|src)\/|^[~#]/.test(module);
}

/** https://github.com/lydell/eslint-plugin-simple-import-sort */
function simpleOrder(options: Json): ImportOrder {
  const given = Array.isArray(options['groups']) ? options['groups'].map(listOfStrings) : [];
  const groups = given.length > 0 ? given : [['^\\u0000'], ['^node:'], ['^@?\\w'], ['^'], ['^\\.']];
  return { groupOf: (module) => longestMatch(groups, module), compare: byPunctuation, isSpaced: true };
}

/** The group with the pattern that matches most of the name. */
function longestMatch(groups: readonly (readonly string[])[], module: string): number {
  const lengths = groups.map((patterns) => Math.max(-1, ...patterns.map((one) => matchLength(one, module))));
  return lengths.indexOf(Math.max(...lengths));
}

function matchLength(pattern: string, module: string): number {
  return pattern.includes('\\u0000') ? -1 : (patternOf(pattern)?.exec(module)?.[0].length ?? -1);
}

function patternOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

const KINDS = ['builtin', 'external', 'internal', 'parent', 'sibling', 'index'] as const;
/** The rule's own groups leave aliases out: those come last then. */
const RULE_GROUPS = [['builtin'], ['external'], ['parent'], ['sibling'], ['index']];

/** https://github.com/import-js/eslint-plugin-import/blob/main/docs/rules/order.md */
function ruleOrder(options: Json): ImportOrder {
  const given = Array.isArray(options['groups']) ? options['groups'].map(listOfStrings) : [];
  const groups = given.length > 0 ? given : RULE_GROUPS;
  const { order = 'ignore', caseInsensitive } = recordAt(options, 'alphabetize');
  const newlines = wordAt(options, 'newlines-between', ['always', 'never', 'always-and-inside-groups']);
  const isSpaced = newlines === undefined ? {} : { isSpaced: newlines !== 'never' };
  const placeOf = (kind: string) => {
    const group = groups.findIndex((kinds) => kinds.includes(kind));
    return group < 0 ? groups.length : group;
  };
  const paths = pathGroups(options);
  return {
    groupOf: (module) => {
      const kind = KINDS[usualGroup(module)] ?? '';
      const path = paths.find(
        ({ pattern, except }) => !except.includes(kind) && matchesName(module, pattern),
      );
      return path === undefined ? placeOf(kind) : placeOf(path.group) + path.shift;
    },
    compare: order !== 'asc' ? undefined : bySegments(caseInsensitive === true ? byLowerCase : byCodeUnits),
    ...isSpaced,
  };
}

/** `pathGroups`: those before or after a group stand there in the order that they are listed in. */
function pathGroups(options: Json) {
  const entries = Array.isArray(options['pathGroups']) ? options['pathGroups'].filter(isRecord) : [];
  const excluded = options['pathGroupsExcludedImportTypes'];
  const except = Array.isArray(excluded) ? listOfStrings(excluded) : ['builtin', 'external', 'object'];
  return entries.map(({ pattern, group, position }, index) => {
    const step = (index + 1) / (entries.length + 1) / 2;
    const shift = position === 'after' ? step : position === 'before' ? step - 1 / 2 : 0;
    return { pattern: String(pattern), group: String(group), shift, except };
  });
}

/** `importOrder` of prettier's plugins by trivago and IanVS; `''` is a blank line there. */
function patternOrder(patterns: readonly string[], options: Json): ImportOrder {
  const names = patterns.filter((pattern) => pattern !== '');
  const own = names.map((pattern) => (pattern.startsWith('<') ? undefined : patternOf(pattern)));
  const thirdParty = names.indexOf('<THIRD_PARTY_MODULES>');
  const builtin = names.indexOf('<BUILTIN_MODULES>');
  const isSpaced = booleanAt(options, 'importOrderSeparation') === true || names.length < patterns.length;
  return {
    groupOf: (module) => {
      const group = own.findIndex((pattern) => pattern?.test(module));
      if (group >= 0) return group;
      return isBuiltin(module) && builtin >= 0 ? builtin : thirdParty;
    },
    compare: byLowerCase,
    isSpaced,
  };
}

/** https://biomejs.dev/assist/actions/organize-imports/ */
const biomeOrder: ImportOrder = {
  groupOf: (module) => {
    if (isBuiltin(module)) return module.startsWith('node:') ? 0 : 1;
    if (module.startsWith('.')) return 3;
    return /^(@\/|[#~$%])/.test(module) ? 2 : 1;
  },
  compare: bySegmentsOfBiome,
  earlier: byCodeUnits,
};

async function sortsInBiome(workspace: Workspace, file: string): Promise<boolean> {
  const config = (await biomeConfig(workspace, file))?.value;
  if (config === undefined) return false;
  const assist = recordAt(config, 'assist');
  const action = recordAt(assist, 'actions', 'source')['organizeImports'];
  const isOff = (isRecord(action) ? action['level'] : action) === 'off';
  return (
    !isOff &&
    booleanAt(assist, 'enabled') !== false &&
    booleanAt(recordAt(config, 'organizeImports'), 'enabled') !== false
  );
}

/** `module.sortImportDeclarations`, which is on by default. */
const dprintOrder: ImportOrder = {
  groupOf: (module) => (module.startsWith('.') ? 1 : 0),
  compare: byLowerCase,
};

function recordIn(options: readonly unknown[]): Json {
  return options.find(isRecord) ?? {};
}

/** Folder by folder. */
function bySegments(compare: Compare): Compare {
  return (a, b) => {
    const [left, right] = [a.split('/'), b.split('/')];
    const index = left.findIndex((segment, at) => compare(segment, right[at] ?? '') !== 0);
    return index < 0 ? left.length - right.length : compare(left[index] ?? '', right[index] ?? '');
  };
}

/** What Biome 2 puts before digits and letters, in its order. */
const BIOME_SIGNS = '. @_-$[~+';

/** Farther folders first; then folder by folder, a folder before what only begins with its name, numbers by their size. */
function bySegmentsOfBiome(a: string, b: string): number {
  const depth = (module: string) => module.split('/').filter((segment) => segment === '..').length;
  return depth(b) - depth(a) || bySegments(bySignsOfBiome)(a, b);
}

function bySignsOfBiome(a: string, b: string): number {
  const parts = (text: string) => text.match(/\d+|\D/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [one, other] = [left[at], right[at]];
  if (one === undefined || other === undefined) return left.length - right.length;
  return rankInBiome(one) - rankInBiome(other) || byLowerCase(one, other) || byCodeUnits(one, other);
}

/** Numbers stand behind signs, in front of letters. */
function rankInBiome(part: string): number {
  const sign = BIOME_SIGNS.indexOf(part);
  if (sign >= 0) return sign - BIOME_SIGNS.length;
  return /^\d/.test(part) ? Number(part) : Number.MAX_VALUE;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byLowerCase(a: string, b: string): number {
  return byCodeUnits(a.toLowerCase(), b.toLowerCase());
}

const collator = new Intl.Collator('en', { caseFirst: 'upper', numeric: true });
const SWAPPED: Readonly<Record<string, string>> = { '.': '_', '/': '-', _: '.', '-': '/' };

/** Farther folders first, and a folder before what only begins with its name. */
function byPunctuation(a: string, b: string): number {
  const key = (module: string) =>
    module
      .replace(/^[./]*\.$/, '$&/')
      .replace(/^[./]*\/$/, '$&,')
      .replace(/[./_-]/g, (char) => SWAPPED[char] ?? char);
  return collator.compare(key(a), key(b)) || byCodeUnits(a, b);
}
