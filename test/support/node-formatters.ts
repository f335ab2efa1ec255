import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A formatter of TypeScript, in one version. */
export interface Formatter {
  readonly name: string;
  readonly kind: 'prettier' | 'biome' | 'oxfmt' | 'dprint';
  /**
   * Formats texts by configuration files that lie among them.
   * @param texts by path
   * @returns those that it can read
   */
  readonly format: (
    texts: ReadonlyMap<string, string>,
    configs: readonly ConfigFile[],
  ) => Promise<Map<string, string>>;
}

/** The path and the text of a configuration file. */
type ConfigFile = readonly [path: string, text: string];

const PRETTIERS = ['2.8', '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8', '3.10'];

const DPRINT = { formatter: '@dprint/formatter', plugin: '@dprint/typescript' } as const;

/** The packages by the name that they are installed under. */
const PACKAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PRETTIERS.map((version) => [`prettier-${version}`, `npm:prettier@~${version}.0`])),
  '@biomejs/biome': '@biomejs/biome@2',
  oxfmt: 'oxfmt',
  [DPRINT.formatter]: DPRINT.formatter,
  [DPRINT.plugin]: DPRINT.plugin,
};

/**
 * The formatters that can be had: those of the folder that NODE_FORMATTERS names, else from the registry. What is
 * missing is said on the screen.
 */
export async function installedFormatters(): Promise<Formatter[]> {
  const folder =
    process.env['NODE_FORMATTERS'] ?? installAll(mkdtempSync(join(tmpdir(), 'node-formatters-')));
  const missing = Object.keys(PACKAGES).filter((name) => !existsSync(join(folder, 'node_modules', name)));
  if (missing.length > 0) console.log(`skipped: ${missing.join(', ')}, which can't be installed`);
  const has = (name: string) => !missing.includes(name);
  const found: Formatter[] = [];
  for (const version of PRETTIERS.filter((one) => has(`prettier-${one}`)))
    found.push(await prettier(folder, version));
  if (has('@biomejs/biome')) found.push(program(folder, 'biome', ['format', '--write']));
  if (has('oxfmt')) found.push(program(folder, 'oxfmt', []));
  if (has(DPRINT.formatter) && has(DPRINT.plugin)) found.push(dprint(folder));
  return found;
}

/** All at once, else one by one: a package that the registry lacks takes no other with it. */
function installAll(folder: string): string {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const specs = Object.entries(PACKAGES).map(([name, spec]) =>
    spec.startsWith('npm:') ? `${name}@${spec}` : spec,
  );
  if (!install(folder, specs)) for (const spec of specs) install(folder, [spec]);
  return folder;
}

function install(folder: string, specs: readonly string[]): boolean {
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1', '--loglevel=error'];
  return spawnSync('npm', ['install', ...flags, ...specs], { cwd: folder, stdio: 'ignore' }).status === 0;
}

interface Prettier {
  readonly resolveConfig: (path: string, options: object) => Promise<object | null>;
  readonly format: (text: string, options: object) => string | Promise<string>;
}

async function prettier(folder: string, version: string): Promise<Formatter> {
  const require = createRequire(join(folder, 'package.json'));
  const path = require.resolve(`prettier-${version}`);
  const module = (await import(pathToFileURL(path).href)) as Prettier & { default?: Prettier };
  const { resolveConfig, format } = module.default ?? module;
  const known = new Map<string, string>();
  const formatOne = async (text: string, options: object): Promise<string | undefined> => {
    const key = JSON.stringify(options) + text;
    const formatted = known.get(key) ?? (await Promise.resolve(format(text, options)).catch(() => undefined));
    if (formatted !== undefined) known.set(key, formatted);
    return formatted;
  };
  return {
    name: `prettier ${version}`,
    kind: 'prettier',
    async format(texts, configs) {
      const root = mkdtempSync(join(tmpdir(), 'formatted-'));
      writeTree(root, configs);
      const found = new Map<string, string>();
      for (const [path, text] of texts) {
        const options = {
          ...(await resolveConfig(join(root, path), { editorconfig: true })),
          parser: 'typescript',
          ...(version === '2.8' && { pluginSearchDirs: false }),
        };
        const formatted = await formatOne(text, options);
        if (formatted !== undefined) found.set(path, formatted);
      }
      rmSync(root, { recursive: true });
      return found;
    },
  };
}

/** A program that formats the files in a folder, and names those that it can't read. */
function program(folder: string, name: 'biome' | 'oxfmt', args: readonly string[]): Formatter {
  return {
    name,
    kind: name,
    format(texts, configs) {
      const root = mkdtempSync(join(tmpdir(), 'formatted-'));
      writeTree(root, [...configs, ...texts]);
      const program = join(folder, 'node_modules/.bin', name);
      const said: string[] = [];
      for (let at = 0; at < texts.size; at += 200) {
        const paths = [...texts.keys()].slice(at, at + 200);
        const { stdout, stderr } = spawnSync(program, [...args, ...paths], { cwd: root, encoding: 'utf8' });
        said.push(stdout, stderr);
      }
      const readable = [...texts.keys()].filter((path) => !said.some((text) => text.includes(path)));
      const found = new Map(readable.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
      rmSync(root, { recursive: true });
      return Promise.resolve(found);
    },
  };
}

interface Dprint {
  setConfig(all: object, own: object): void;
  formatText(request: { filePath: string; fileText: string }): string;
}

/** As dprint hands its dprint.json to its plugin. */
function dprint(folder: string): Formatter {
  const require = createRequire(join(folder, 'package.json'));
  const { createFromBuffer } = require(DPRINT.formatter) as {
    createFromBuffer: (bytes: Buffer) => Dprint;
  };
  const { getPath } = require(DPRINT.plugin) as { getPath: () => string };
  const formatter = createFromBuffer(readFileSync(getPath()));
  return {
    name: 'dprint',
    kind: 'dprint',
    format(texts, configs) {
      const [, config = '{}'] = configs.find(([path]) => path.endsWith('dprint.json')) ?? [];
      const { typescript = {}, ...all } = JSON.parse(config) as { typescript?: object };
      formatter.setConfig(all, typescript);
      const found = new Map<string, string>();
      for (const [filePath, fileText] of texts) {
        try {
          found.set(filePath, formatter.formatText({ filePath, fileText }));
        } catch {
          // It is left out.
        }
      }
      return Promise.resolve(found);
    },
  };
}

/** Writes files below a folder. */
function writeTree(root: string, files: Iterable<readonly [string, string | Buffer]>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}
