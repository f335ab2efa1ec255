import type { Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { nearestConfig, readConfig, type FoundConfig } from './config-files.js';
import { editorconfig } from './editorconfig.js';
import { matches } from './globs.js';
import { prettierLike } from './prettier.js';
import {
  booleanAt,
  eolAt,
  given,
  isRecord,
  listOfStrings,
  numberAt,
  recordAt,
  wordAt,
  type FormatterSettings,
  type Json,
} from './settings.js';

/** What a formatter does without being told otherwise. */
const DEFAULTS: FormatterSettings = {
  width: 80,
  tabWidth: 2,
  useTabs: false,
  quote: '"',
  semicolon: true,
  trailingComma: 'all',
  bracketSpacing: true,
};

/** https://biomejs.dev/reference/configuration/ */
export async function biomeSettings(
  workspace: Workspace,
  file: string,
): Promise<FormatterSettings | undefined> {
  const found = await biomeConfig(workspace, file);
  if (found === undefined || booleanAt(recordAt(found.value, 'formatter'), 'enabled') === false)
    return undefined;
  const usesEditorconfig = booleanAt(recordAt(found.value, 'formatter'), 'useEditorconfig') === true;
  const parts = [found.value, ...overridesFor(found, file, ['includes', 'include'])];
  return {
    ...DEFAULTS,
    useTabs: true,
    ...(usesEditorconfig ? await editorconfig(workspace, file) : {}),
    ...merged(parts.map((part) => biomePart(recordAt(part, 'formatter')))),
    ...merged(parts.map((part) => biomePart(recordAt(part, 'javascript', 'formatter')))),
  };
}

const BIOME_FILES = ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'];

/** The nearest configuration, and what it extends: relative paths, and `//` for the one of the workspace's root. */
export async function biomeConfig(workspace: Workspace, file: string): Promise<FoundConfig | undefined> {
  const found = await nearestConfig(workspace, file, BIOME_FILES);
  if (found === undefined) return undefined;
  const bases: Json[] = [];
  const folder = folderOf(found.file);
  if (found.value['extends'] === '//' && folder !== '')
    bases.push((await nearestConfig(workspace, folder, BIOME_FILES))?.value ?? {});
  for (const path of listOfStrings(found.value['extends']).filter((one) => one.startsWith('.')))
    bases.push((await readConfig(workspace, join(folder, path))) ?? {});
  return { file: found.file, value: bases.length === 0 ? found.value : deep([...bases, found.value]) };
}

function biomePart(part: Json): FormatterSettings {
  const style = wordAt(part, 'indentStyle', ['tab', 'space']);
  const quote = wordAt(part, 'quoteStyle', ['single', 'double']);
  const semicolons = wordAt(part, 'semicolons', ['always', 'asNeeded']);
  const commas = ['none', 'es5', 'all'] as const;
  return given({
    width: numberAt(part, 'lineWidth'),
    tabWidth: numberAt(part, 'indentWidth') ?? numberAt(part, 'indentSize'),
    useTabs: style && style === 'tab',
    quote: quote && (quote === 'single' ? "'" : '"'),
    semicolon: semicolons && semicolons === 'always',
    trailingComma: wordAt(part, 'trailingCommas', commas) ?? wordAt(part, 'trailingComma', commas),
    bracketSpacing: booleanAt(part, 'bracketSpacing'),
    eol: eolAt(part, 'lineEnding'),
  });
}

/** https://oxc.rs/docs/guide/usage/formatter/config */
export async function oxfmtSettings(
  workspace: Workspace,
  file: string,
): Promise<FormatterSettings | undefined> {
  const found = await nearestConfig(workspace, file, ['.oxfmtrc.json', '.oxfmtrc.jsonc', 'oxfmt.config.ts']);
  if (found === undefined) return undefined;
  const overrides = overridesFor(found, file, ['files']).map((one) => recordAt(one, 'options'));
  return {
    ...DEFAULTS,
    width: 100,
    ...(await editorconfig(workspace, file)),
    ...merged([found.value, ...overrides].map(prettierLike)),
  };
}

/** https://dprint.dev/plugins/typescript/config/ */
export async function dprintSettings(
  workspace: Workspace,
  file: string,
): Promise<FormatterSettings | undefined> {
  const found = await dprintConfig(workspace, file);
  if (found === undefined) return undefined;
  const own = recordAt(found.value, 'typescript');
  const isDeno = booleanAt(own, 'deno') === true;
  return {
    ...DEFAULTS,
    width: isDeno ? 80 : 120,
    ...dprintPart(found.value),
    ...dprintPart(own),
  };
}

export async function dprintConfig(workspace: Workspace, file: string): Promise<FoundConfig | undefined> {
  return nearestConfig(workspace, file, ['dprint.json', 'dprint.jsonc', '.dprint.json', '.dprint.jsonc']);
}

function dprintPart(part: Json): FormatterSettings {
  const quotes = ['alwaysDouble', 'preferDouble', 'alwaysSingle', 'preferSingle'] as const;
  const quote = wordAt(part, 'quoteStyle', quotes);
  const semicolons = wordAt(part, 'semiColons', ['always', 'prefer', 'asi']);
  const commas = wordAt(part, 'trailingCommas', ['never', 'always', 'onlyMultiLine']);
  const ofArguments = wordAt(part, 'arguments.trailingCommas', ['never', 'always', 'onlyMultiLine']);
  const all = ofArguments === 'never' ? 'es5' : 'all';
  return given({
    width: numberAt(part, 'lineWidth'),
    tabWidth: numberAt(part, 'indentWidth'),
    useTabs: booleanAt(part, 'useTabs'),
    quote: quote && (quote.endsWith('Single') ? "'" : '"'),
    semicolon: semicolons && semicolons !== 'asi',
    trailingComma: commas === 'never' ? 'none' : (commas ?? ofArguments) && all,
    bracketSpacing: booleanAt(part, 'spaceSurroundingProperties'),
    eol: eolAt(part, 'newLineKind'),
  });
}

/** The entries of `overrides` that mean a file, in order. */
function overridesFor({ file: config, value }: FoundConfig, file: string, keys: readonly string[]): Json[] {
  const folder = folderOf(config);
  const path = file.slice(folder === '' ? 0 : folder.length + 1);
  return [value['overrides']]
    .flat()
    .filter(isRecord)
    .filter((one) =>
      matches(
        path,
        keys.flatMap((key) => listOfStrings(one[key])),
      ),
    );
}

function merged(parts: readonly FormatterSettings[]): FormatterSettings {
  return Object.assign({}, ...parts) as FormatterSettings;
}

/** Objects are merged member by member; anything else is replaced. */
function deep(parts: readonly Json[]): Json {
  const found: Record<string, unknown> = {};
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      const old = found[key];
      found[key] = isRecord(old) && isRecord(value) ? deep([old, value]) : value;
    }
  return found;
}
