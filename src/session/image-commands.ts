import { readText, type Workspace } from '../model/files.js';
import { folderOf, join } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { readDockerfile } from '../languages/dockerfile.js';

/** A command that runs while an image is built. */
export interface ImageCommand {
  readonly file: string;
  readonly line: number;
  readonly command: string;
}

/** Its name. */
export const DOCKERFILE = /^(Dockerfile|Containerfile)([._-].*)?$|\.Dockerfile$/i;

/** Where Dockerfiles lie that have a folder of their own: `compose/production/django/Dockerfile`. */
const FOLDERS: ReadonlySet<string> = new Set(['docker/', '.docker/', 'compose/', 'deploy/', 'deployment/']);
const MAX_DEPTH = 3;

/**
 * The commands that start the application, in the Dockerfiles of its folder, of those above, and of their folders for them.
 * @param startOf the command in the text of a `RUN` that does
 */
export async function imageCommands(
  workspace: Workspace,
  app: string,
  startOf: (text: string) => string | undefined,
): Promise<ImageCommand[]> {
  const found: ImageCommand[] = [];
  for (let folder = app; ; folder = folderOf(folder)) {
    for (const file of await dockerfiles(workspace, folder))
      found.push(...inDockerfile(file, (await readText(workspace, file)) ?? '', startOf));
    if (folder === '') return found;
  }
}

async function dockerfiles(workspace: Workspace, folder: string, depth = 0): Promise<string[]> {
  const names = await workspace.list(folder);
  const own = names.filter((name) => DOCKERFILE.test(name)).map((name) => join(folder, name));
  const folders = names.filter((name) => name.endsWith('/') && (depth > 0 || FOLDERS.has(name)));
  if (depth === MAX_DEPTH) return own;
  const below = folders.map((name) => dockerfiles(workspace, join(folder, name.slice(0, -1)), depth + 1));
  return [...own, ...(await Promise.all(below)).flat()];
}

/** A secret that is set for the build, by any name of an instruction, is there for the commands below it. */
function inDockerfile(
  file: string,
  source: string,
  startOf: (text: string) => string | undefined,
): ImageCommand[] {
  const found: ImageCommand[] = [];
  for (const { name, text, line } of readDockerfile(source)) {
    if (text.includes(SECRET_VARIABLE)) break;
    const command = name === 'RUN' ? startOf(text) : undefined;
    if (command !== undefined) found.push({ file, line, command });
  }
  return found;
}
