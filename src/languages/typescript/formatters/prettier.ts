import type { Workspace } from '../../../model/files.js';
import { folderOf } from '../../../model/paths.js';
import { nearestConfig } from './config-files.js';
import { editorconfig } from './editorconfig.js';
import { matches } from './globs.js';
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

const ENDINGS = ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'];

/** In the order in which prettier looks for them: https://prettier.io/docs/configuration */
const NAMES = [
  'package.json',
  '.prettierrc',
  ...['json', 'yaml', 'yml', 'json5', ...ENDINGS].map((ending) => `.prettierrc.${ending}`),
  ...ENDINGS.map((ending) => `prettier.config.${ending}`),
  '.prettierrc.toml',
];

/** The options for a file, overrides applied; undefined where no file configures prettier. */
export async function prettierOptions(workspace: Workspace, file: string): Promise<Json | undefined> {
  const found = await nearestConfig(workspace, file, NAMES);
  if (found === undefined) return undefined;
  const folder = folderOf(found.file);
  const path = file.slice(folder === '' ? 0 : folder.length + 1);
  const overrides = [found.value['overrides']].flat().filter(isRecord);
  const ours = overrides.filter(
    ({ files, excludeFiles }) =>
      matches(path, listOfStrings(files)) && !matches(path, listOfStrings(excludeFiles)),
  );
  return { ...found.value, ...Object.assign({}, ...ours.map((one) => recordAt(one, 'options'))) } as Json;
}

/**
 * What prettier makes of its options and of `.editorconfig`.
 * @param major of prettier, where it is known: the default of `trailingComma` is another one in each
 */
export async function prettierSettings(
  workspace: Workspace,
  file: string,
  options: Json,
  major: number | undefined,
): Promise<FormatterSettings> {
  return {
    ...prettierDefaults(major),
    ...(await editorconfig(workspace, file)),
    ...prettierLike(options),
  };
}

function prettierDefaults(major = 3): FormatterSettings {
  return {
    width: 80,
    tabWidth: 2,
    useTabs: false,
    quote: '"',
    semicolon: true,
    trailingComma: major >= 3 ? 'all' : major === 2 ? 'es5' : 'none',
    bracketSpacing: true,
  };
}

/** The options that oxfmt has by the same names. */
export function prettierLike(options: Json): FormatterSettings {
  const single = booleanAt(options, 'singleQuote');
  return given({
    width: numberAt(options, 'printWidth'),
    tabWidth: numberAt(options, 'tabWidth'),
    useTabs: booleanAt(options, 'useTabs'),
    quote: single === undefined ? undefined : single ? "'" : '"',
    semicolon: booleanAt(options, 'semi'),
    trailingComma: wordAt(options, 'trailingComma', ['none', 'es5', 'all']),
    bracketSpacing: booleanAt(options, 'bracketSpacing'),
    eol: eolAt(options, 'endOfLine'),
  });
}
