import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { GitFacts } from './context.js';

/** What changes files, beside a run itself. */
type Command = 'remove';

/** `options.json` of a case. */
interface CaseOptions {
  /** What is run in place of setting up a session, as `["rotate"]`; `check` is run without it. */
  readonly command?: readonly string[];
  readonly args: readonly string[];
  /** Exit code of the run; 0 unless said. */
  readonly exit?: number;
  /** Exit code of `check` before the run, where the usual one is not right. */
  readonly check?: number;
  readonly git?: GitFacts;
  /** Whether the run leaves something to do by hand that `check` goes on reporting. */
  readonly left?: boolean;
  /** The environment that the command runs in. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Files that are not there afterwards. */
  readonly deleted?: readonly string[];
  /** Texts that must stand on the screen. */
  readonly say?: readonly string[];
  /** Texts that must not stand there. */
  readonly unsaid?: readonly string[];
}

export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly options: CaseOptions;
  /** Bytes by path. `_gitignore` in the folder stands for `.gitignore`, which git itself would obey. */
  readonly before: ReadonlyMap<string, Buffer>;
  /** The whole expected tree: `in/` with `out/` laid over it, without the files in `options.deleted`. */
  readonly after: ReadonlyMap<string, Buffer>;
}

/** Every folder in `test/cases/<framework>/` is a case: of a run, or of the subcommand that it names. */
export function readCases(command?: Command): Case[] {
  known ??= readAll();
  return known.filter(({ options }) => (options.command?.[0] === 'remove') === (command === 'remove'));
}

/** The many files are read once for all tests of a worker. */
let known: readonly Case[] | undefined;

function readAll(): Case[] {
  const root = join(import.meta.dirname, '..', 'cases');
  return folders(root).flatMap((framework) =>
    folders(join(root, framework)).map((name) =>
      readCase(join(root, framework, name), `${framework}/${name}`),
    ),
  );
}

/** One of them by its name: `django/bare`. */
export function readCaseNamed(name: string): Case {
  return readCase(join(import.meta.dirname, '..', 'cases', name), name);
}

function readCase(folder: string, name: string): Case {
  const options: CaseOptions = JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8'));
  const before = readTree(join(folder, 'in'));
  const out = join(folder, 'out');
  const after = new Map([...before, ...(existsSync(out) ? readTree(out) : [])]);
  for (const path of options.deleted ?? []) after.delete(path);
  return { name, folder, options, before, after };
}

export function readTree(root: string): Map<string, Buffer> {
  const tree = new Map<string, Buffer>();
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(root, name);
    if (statSync(path).isFile()) tree.set(trueName(relative(root, path)), readFileSync(path));
  }
  return tree;
}

function trueName(path: string): string {
  const parts = path.split(sep);
  return parts.map((part) => (part === '_gitignore' ? '.gitignore' : part)).join('/');
}

function folders(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
