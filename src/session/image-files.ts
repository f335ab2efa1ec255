import { readDockerfile, type DockerInstruction } from '../languages/dockerfile.js';
import { readText, type Workspace } from '../model/files.js';
import { join } from '../model/paths.js';
import { DOCKERFILE } from './image-commands.js';

/** Images that applications run in; others serve files, or hold a database. */
const RUNS_CODE = /python|node|bun|deno|django|\buv\b|poetry|ubuntu|debian|alpine/i;

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
    const isOfApplication = instructions.some((one) => one.name === 'FROM' && RUNS_CODE.test(one.text));
    const isCovered = sources.some((source) => covers(source, below));
    // `Dockerfile.worker` beside it is that of something else.
    if (isOfApplication && isCovered && USUAL.test(name)) return undefined;
    // What names a folder of the application is its Dockerfile; a single file may be for anything.
    if (!isOfApplication || !sources.some((source) => source !== '.' && isFolder(source))) continue;
    if (!isCovered) return join(folder, name);
  }
  return undefined;
}

/** What COPY and ADD take from the context, without `./` and a slash at the end. */
function sourcesOf({ name, text }: DockerInstruction): string[] {
  if ((name !== 'COPY' && name !== 'ADD') || text.includes('--from=')) return [];
  const words = text.startsWith('[')
    ? [...text.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word)
    : text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  return words.slice(0, -1).map((word) => word.replace(/^\.?\/+/, '').replace(/\/+$/, '') || '.');
}

/** One with a wildcard, or a variable, may cover anything. */
function covers(source: string, path: string): boolean {
  return source === '.' || /[*?[$]/.test(source) || source === path || path.startsWith(`${source}/`);
}
