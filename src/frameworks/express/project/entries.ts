import { isRecord, readJson } from '../../../languages/node/files.js';
import type { AppManifest } from '../../../languages/node/manifest.js';
import type { CompilerOutput } from '../../../languages/typescript/index.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';

/** The scripts that start an application, the likeliest first. */
const STARTING = /^(start|dev|develop|serve|server|watch)($|[:_-])/;
/** What an entry file is called where nothing names it. */
const USUAL = ['server', 'index', 'app', 'main', 'src/server', 'src/index', 'src/app', 'src/main', 'bin/www'];
const EXTENSIONS = ['', '.ts', '.js', '.mts', '.mjs', '.cts', '.cjs'];
/** The folder of what a build writes, where no configuration names it. */
const BUILT = /^(dist|build|lib|out|\.build)\//;

/**
 * The files that may start the application, the likeliest first: what the scripts run, `main`, nodemon.json, and usual names.
 * @param texts the code that there is
 */
export async function entryFiles(
  workspace: Workspace,
  { root, manifest }: AppManifest,
  texts: ReadonlyMap<string, string>,
  output: CompilerOutput | undefined,
): Promise<string[]> {
  const json = (await readJson(workspace, manifest.path)) ?? {};
  const nodemon = await readJson(workspace, join(root, 'nodemon.json')).catch(() => undefined);
  const main = typeof json['main'] === 'string' ? [json['main']] : [];
  const scripts = Object.entries(manifest.scripts).filter(([name]) => STARTING.test(name));
  const words = [
    ...scripts.toSorted(byName).flatMap(([, script]) => filesIn(script, main)),
    ...main,
    ...wordsOfNodemon(nodemon, main),
    ...USUAL,
  ];
  const found = words.flatMap((word) => fileFor(root, word, texts, output) ?? []);
  return [...new Set(found)];
}

/** What runs a file of code. */
const RUNNER = /^(node|nodejs|tsx|ts-node|ts-node-dev|tsnd|nodemon|babel-node|bun|pm2|pm2-runtime|swc-node)$/;

/** The sources of the files that some commands run: `NODE_ENV=test node dist/server.js &`. */
export function filesStarted(
  commands: string,
  root: string,
  texts: ReadonlyMap<string, string>,
  output: CompilerOutput | undefined,
): string[] {
  return commands.split(/[;&|\n]+/).flatMap((command) => {
    const words = command.trim().split(/\s+/);
    const at = words.findIndex((word) => !/^(\w+=.*|cross-env|npx|exec|sudo|nohup)$/.test(word));
    if (!RUNNER.test(words[at] ?? '')) return [];
    return filesIn(words.slice(at + 1).join(' '), []).flatMap(
      (word) => fileFor(root, word, texts, output) ?? [],
    );
  });
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  const rank = (name: string) => (name === 'start' ? 0 : name === 'dev' ? 1 : 2);
  return rank(a) - rank(b);
}

/** Words that may be a file: `node src/server`, `tsx watch src/index.ts`, `nodemon .` */
function filesIn(script: string, main: readonly string[]): string[] {
  return script
    .split(/[\s;&|]+/)
    .map((word) => word.replace(/^['"\\]+|['"\\]+$/g, ''))
    .flatMap((word) => (word === '.' ? main : word))
    .filter((word) => /^[\w./@-]+$/.test(word) && !word.startsWith('-'));
}

function wordsOfNodemon(nodemon: unknown, main: readonly string[]): string[] {
  if (!isRecord(nodemon)) return [];
  const texts = [nodemon['exec'], nodemon['script']].filter((one) => typeof one === 'string');
  return texts.flatMap((text) => filesIn(text, main));
}

/** The source of a file: of one in the output of a build, the one that it is made of. */
function fileFor(
  root: string,
  word: string,
  texts: ReadonlyMap<string, string>,
  output: CompilerOutput | undefined,
): string | undefined {
  const path = join(root, word);
  const below =
    output !== undefined && path.startsWith(`${output.outDir}/`)
      ? path.slice(output.outDir.length + 1)
      : undefined;
  const built = BUILT.exec(word) === null ? undefined : word.replace(BUILT, '');
  const sources = [
    path,
    ...(below === undefined ? [] : [join(output?.rootDir ?? join(root, 'src'), below), join(root, below)]),
    ...(built === undefined ? [] : [join(root, 'src', built), join(root, built)]),
  ];
  const candidates = sources.flatMap((source) => {
    const bare = source.replace(/\.[cm]?js$/, '');
    const names = bare === source ? [source] : [source, bare];
    return names.flatMap((name) => [
      ...EXTENSIONS.map((extension) => name + extension),
      ...EXTENSIONS.slice(1).map((extension) => join(name, `index${extension}`)),
    ]);
  });
  return candidates.find((candidate) => texts.has(candidate));
}
