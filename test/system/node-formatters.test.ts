import { join } from 'node:path';
import { createPatch } from 'diff';
import { beforeAll, expect, it } from 'vitest';
import { readCases, type Case } from '../support/case-folder.js';
import { memoryDisk } from '../support/memory-disk.js';
import { installedFormatters, type Formatter } from '../support/node-formatters.js';
import { runCase } from '../support/run-case.js';

/*
 * What a project's formatter had nothing to say about, it has nothing to say about after a run either. Each case is
 * formatted first by each formatter, with each of some settings that a project may have, and then patched.
 */

/** Options by the names that prettier has for them. */
interface Options {
  readonly printWidth?: number;
  readonly tabWidth?: number;
  readonly useTabs?: boolean;
  readonly semi?: boolean;
  readonly singleQuote?: boolean;
  readonly trailingComma?: 'none' | 'es5' | 'all';
  readonly bracketSpacing?: boolean;
  readonly arrowParens?: 'avoid';
}

const SETTINGS: readonly Options[] = [
  { singleQuote: true, trailingComma: 'all' },
  { printWidth: 100, tabWidth: 4, singleQuote: true, trailingComma: 'es5' },
];

/** With these one version of each formatter does. */
const RARE: Options = {
  tabWidth: 4,
  useTabs: true,
  semi: false,
  trailingComma: 'none',
  bracketSpacing: false,
  arrowParens: 'avoid',
};

/** A formatter's configuration file. */
function configFor({ kind }: Formatter, options: Options): [name: string, text: string] {
  const [name, config] = {
    prettier: ['.prettierrc', options] as const,
    oxfmt: ['.oxfmtrc.json', options] as const,
    biome: ['biome.json', biomeConfig(options)] as const,
    dprint: ['dprint.json', dprintConfig(options)] as const,
  }[kind];
  return [name, JSON.stringify(config)];
}

/** What is undefined is no part of the file. */
function biomeConfig({ printWidth, tabWidth, useTabs, ...options }: Options): object {
  const { semi, singleQuote, trailingComma, bracketSpacing, arrowParens } = options;
  const indentStyle = tabWidth === undefined ? undefined : useTabs ? 'tab' : 'space';
  return {
    formatter: { lineWidth: printWidth, indentWidth: tabWidth, indentStyle },
    javascript: {
      formatter: {
        semicolons: semi === false ? 'asNeeded' : 'always',
        quoteStyle: singleQuote ? 'single' : 'double',
        trailingCommas: trailingComma,
        bracketSpacing,
        arrowParentheses: arrowParens === 'avoid' ? 'asNeeded' : undefined,
      },
    },
  };
}

function dprintConfig({ printWidth, tabWidth, useTabs, ...options }: Options): object {
  const { semi, singleQuote, trailingComma, bracketSpacing, arrowParens } = options;
  return {
    lineWidth: printWidth,
    indentWidth: tabWidth,
    useTabs,
    typescript: {
      semiColons: semi === false ? 'asi' : undefined,
      quoteStyle: singleQuote ? 'preferSingle' : undefined,
      trailingCommas: trailingComma === 'none' ? 'never' : undefined,
      'arguments.trailingCommas': trailingComma === 'es5' ? 'never' : undefined,
      spaceSurroundingProperties: bracketSpacing,
      'importDeclaration.spaceSurroundingNamedImports': bracketSpacing,
      'exportDeclaration.spaceSurroundingNamedExports': bracketSpacing,
      'arrowFunction.useParentheses': arrowParens === 'avoid' ? 'preferNone' : undefined,
    },
  };
}

// An order that ESLint demands may be another one than dprint's.
const OWN =
  /(^|\/)(\.eslintrc|eslint\.config|\.prettierrc|prettier\.config|\.editorconfig|biome\.json|\.oxfmtrc|dprint\.json)/;

/**
 * Code that only a printer could lay out: a comment in a list, a list that lets what is around it break. dprint pulls a
 * comment that ends a list to the item that follows; an edit leaves it with the item that it is about.
 */
const LEFT = [
  'nest/comment-after-last-element',
  'nest/commented-out-in-part',
  'nest/env-validated-by-envalid-in-another-module',
  'nest/module-metadata-defined',
];

/** A case, and those of its files that a run changes. */
interface Changing {
  readonly example: Case;
  readonly files: readonly string[];
}

let formatters: Formatter[] = [];
const changing: Changing[] = [];
/** The files after a run, by all that the run depends on. */
const ran = new Map<string, ReadonlyMap<string, string>>();

beforeAll(async () => {
  formatters = await installedFormatters();
  for (const example of readCases().filter(
    ({ name }) => /^nest\/(?!format-)/.test(name) && !LEFT.includes(name),
  )) {
    if ([...example.before.keys()].some((path) => OWN.test(path))) continue;
    const files = [...(await runOn(example, example.before)).keys()].filter((path) =>
      example.before.has(path),
    );
    if (files.length > 0) changing.push({ example, files });
  }
}, 600_000);

/** @returns the TypeScript files that a run changes or adds, as they are then */
async function runOn(example: Case, before: ReadonlyMap<string, Buffer>): Promise<Map<string, string>> {
  const disk = memoryDisk(before);
  await runCase(disk, example, ['--no-install']);
  const after = [...disk.tree()].filter(
    ([path, bytes]) => path.endsWith('.ts') && before.get(path)?.equals(bytes) !== true,
  );
  return new Map(after.map(([path, bytes]) => [path, bytes.toString()]));
}

/** @returns what the formatter would still change after a run */
async function unclean(formatter: Formatter, options: Options): Promise<string[]> {
  const config = configFor(formatter, options);
  const before = await formatter.format(textsOf(changing), [config]);
  const after = new Map<string, string>();
  for (const { example, files } of changing) {
    const texts = files.map((path) => [path, before.get(join(example.name, path))] as const);
    if (texts.some(([, text]) => text === undefined)) continue;
    const tree = new Map([...example.before, [config[0], Buffer.from(config[1])]]);
    for (const [path, text = ''] of texts) tree.set(path, Buffer.from(text));
    const key = JSON.stringify([example.name, config, texts]);
    ran.set(key, ran.get(key) ?? (await runOn(example, tree)));
    for (const [path, text] of ran.get(key) ?? []) after.set(join(example.name, path), text);
  }
  expect(after.size).toBeGreaterThan(100);
  const formatted = await formatter.format(after, [config]);
  return [...after].flatMap(([path, text]) =>
    formatted.get(path) === text ? [] : [createPatch(path, text, formatted.get(path) ?? '')],
  );
}

function textsOf(cases: readonly Changing[]): Map<string, string> {
  return new Map(
    cases.flatMap(({ example, files }) =>
      files.map((path) => [join(example.name, path), example.before.get(path)?.toString() ?? ''] as const),
    ),
  );
}

it.each(SETTINGS.map((options, index) => ({ options, index })))(
  'what a run has changed is as clean as before with settings $index, $options',
  { timeout: 1_800_000 },
  async ({ options }) => {
    const found: string[] = [];
    for (const formatter of formatters) {
      const patches = await unclean(formatter, options);
      found.push(...patches.map((patch) => `${formatter.name}: ${patch}`));
    }
    expect(found.join('\n')).toBe('');
  },
);

it('is so with one version of each formatter and all that is rare', { timeout: 1_800_000 }, async () => {
  const found: string[] = [];
  for (const kind of ['prettier', 'biome', 'oxfmt', 'dprint']) {
    const formatter = formatters.findLast((one) => one.kind === kind);
    const patches = formatter === undefined ? [] : await unclean(formatter, RARE);
    found.push(...patches.map((patch) => `${kind}: ${patch}`));
  }
  expect(found.join('\n')).toBe('');
});

/** The formatter that a case of its own configuration has. */
const OWN_FORMATTER: Readonly<Record<string, string>> = {
  'nest/format-biome': 'biome',
  'nest/format-biome-beside-prettier': 'biome',
  'nest/format-commas-in-objects-alone': 'prettier 3.8',
  'nest/format-dprint': 'dprint',
  'nest/format-editorconfig-alone': 'prettier 3.8',
  'nest/format-oxfmt': 'oxfmt',
  'nest/format-prettier-2-in-package-json': 'prettier 2.8',
  'nest/format-prettier-in-eslint-off': 'prettier 3.8',
  'nest/format-prettier-overrides-and-editorconfig': 'prettier 3.8',
  'nest/format-prettier-wide': 'prettier 3.8',
};

it.each(Object.entries(OWN_FORMATTER))(
  '%s is as clean as before under its own configuration, by %s',
  async (name, program) => {
    const formatter = formatters.find((one) => one.name === program);
    const example = readCases().find((one) => one.name === name);
    if (formatter === undefined) return;
    if (example === undefined) throw new Error(`There is no case ${name}.`);
    const isCode = ([path]: readonly [string, unknown]) => path.endsWith('.ts');
    const configs = [...example.before]
      .filter((file) => !isCode(file))
      .map(([path, bytes]) => [path, bytes.toString()] as const);
    const texts = new Map(
      [...example.before].filter(isCode).map(([path, bytes]) => [path, bytes.toString()]),
    );
    const before = await formatter.format(texts, configs);
    const after = await runOn(
      example,
      new Map([...example.before, ...[...before].map(([path, text]) => [path, Buffer.from(text)] as const)]),
    );
    expect(after.has('src/app.module.ts')).toBe(true);
    expect(await formatter.format(after, configs)).toEqual(after);
  },
);
