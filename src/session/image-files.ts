import { DOCKERFILE, readDockerfile, type DockerInstruction } from '../languages/dockerfile.js';
import { readText, type Workspace } from '../model/files.js';
import { join } from '../model/paths.js';

/** What applications are written in. */
export type CodeLanguage = 'python' | 'node';

interface Signs {
  /** Images that such applications run in. */
  readonly image: RegExp;
  /** Programs that set them up or start them, in an image for something else as well. */
  readonly program: RegExp;
}

const SIGNS: Readonly<Record<CodeLanguage, Signs>> = {
  python: {
    image: /python|django|\buv\b|poetry/i,
    // Images of Node have python3 for what they compile.
    program:
      /\b(pip3?\s+install|uv\s+(sync|pip|run)|poetry|pipenv|gunicorn|uvicorn|daphne|uwsgi|manage\.py)\b/,
  },
  node: { image: /node|bun|deno/i, program: /\b(npm|npx|yarn|pnpm|node|bun|deno)\b/ },
};
/** Others serve files, or hold a database. */
const SYSTEM = /python|node|bun|deno|ubuntu|debian|alpine/i;

/** The one that docker and compose take by themselves. */
const USUAL = /^(Dockerfile|Containerfile)$/;

/**
 * The Dockerfile of a folder that copies single files and folders into the image, and the env file is in none of them. Its
 * context is taken to be the folder, as for `docker build .`
 */
export async function dockerfileWithout(
  workspace: Workspace,
  folder: string,
  envFile: string,
  language: CodeLanguage,
): Promise<string | undefined> {
  const below = folder === '' ? envFile : envFile.slice(folder.length + 1);
  if (join(folder, below) !== envFile) return undefined;
  const names = await workspace.list(folder);
  const isFolder = (source: string) => names.includes(`${source.split('/')[0] ?? ''}/`);
  const files = names.filter((one) => DOCKERFILE.test(one));
  const usual = files.filter((name) => USUAL.test(name));
  for (const name of [...usual, ...files.filter((one) => !usual.includes(one))]) {
    const instructions = readDockerfile((await readText(workspace, join(folder, name))) ?? '');
    const sources = instructions.flatMap(sourcesOf);
    const isOfApplication = runsCode(instructions, SIGNS[language]);
    const isCovered = sources.some((source) => covers(source, below));
    // `Dockerfile.worker` beside it is that of something else.
    if (isOfApplication && isCovered && USUAL.test(name)) return undefined;
    // What names a folder of the application is its Dockerfile; a single file may be for anything.
    if (!isOfApplication || !sources.some((source) => source !== '.' && isFolder(source))) continue;
    if (!isCovered) return join(folder, name);
  }
  return undefined;
}

/** Whether an image that a Dockerfile is for has a language; stages that only others take something from are none. */
function runsCode(instructions: readonly DockerInstruction[], { image, program }: Signs): boolean {
  const stages = instructions.flatMap(({ name, text }) => {
    const [, base = '', alias] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(text) ?? [];
    return name === 'FROM' ? [{ base, alias }] : [];
  });
  const rootOf = (base: string): string => {
    const at = stages.findIndex(({ alias }) => alias === base);
    const stage = stages[at];
    // A stage can only be based on one above it.
    return stage === undefined || stage.base === base ? base : rootOf(stage.base);
  };
  const isUsed = (alias: string) =>
    stages.some(({ base }) => base === alias) ||
    instructions.some(({ text }) => text.split(/\s+/).includes(`--from=${alias}`));
  const last = stages
    .filter(({ alias }) => alias === undefined || !isUsed(alias))
    .map(({ base }) => rootOf(base));
  const names = instructions.some(({ name, text }) => name !== 'FROM' && program.test(text));
  return last.some((base) => image.test(base) || (names && SYSTEM.test(base)));
}

/** What COPY and ADD take from the context, without `./` and a slash at the end. */
export function sourcesOf({ name, text }: DockerInstruction): string[] {
  if ((name !== 'COPY' && name !== 'ADD') || text.includes('--from=')) return [];
  const words = text.startsWith('[')
    ? [...text.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word)
    : text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  return words.slice(0, -1).map((word) => word.replace(/^\.?\/+/, '').replace(/\/+$/, '') || '.');
}

/** One with a variable, a class of characters, or `**` may cover anything; `*.json` covers what it matches. */
function covers(source: string, path: string): boolean {
  if (/[[$]|\*\*/.test(source)) return true;
  const patterns = source.split('/');
  const names = path.split('/');
  return source === '.' || patterns.every((pattern, index) => matches(pattern, names[index]));
}

/** https://pkg.go.dev/path/filepath#Match */
function matches(pattern: string, name: string | undefined): boolean {
  const expression = pattern
    .replace(/[.+^{}()|\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return name !== undefined && new RegExp(`^${expression}$`).test(name);
}
