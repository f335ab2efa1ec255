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
  const { semi, singleQuote, trailingComma, bracketSpacing } = options;
  const indentStyle = tabWidth === undefined ? undefined : useTabs ? 'tab' : 'space';
  return {
    formatter: { lineWidth: printWidth, indentWidth: tabWidth, indentStyle },
    javascript: {
      formatter: {
        semicolons: semi === false ? 'asNeeded' : 'always',
        quoteStyle: singleQuote ? 'single' : 'double',
        trailingCommas: trailingComma,
        bracketSpacing,
      },
    },
  };
}

function dprintConfig({ printWidth, tabWidth, useTabs, ...options }: Options): object {
  const { semi, singleQuote, trailingComma, bracketSpacing } = options;
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
    },
  };
}

const OWN = /(^|\/)(\.prettierrc|prettier\.config|\.editorconfig|biome\.json|\.oxfmtrc|dprint\.json)/;

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
    // What those of a secret begin with holds `=> ({ … })` on one line, which oxfmt lays out in its own way.
    ({ name }) => /^nest\/(?!format-|rotate|secret-moved)/.test(name) && !LEFT.includes(name),
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
  const before = await formatter.format(textsOf(changing), config);
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
  const formatted = await formatter.format(after, config);
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
