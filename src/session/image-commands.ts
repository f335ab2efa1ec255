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

const DOCKERFILE = /^(Dockerfile|Containerfile)([._-].*)?$|\.Dockerfile$/i;

/**
 * The commands that start the application, in the Dockerfiles of its folder and of those above.
 * @param startOf the command in the text of a `RUN` that does
 */
export async function imageCommands(
  workspace: Workspace,
  app: string,
  startOf: (text: string) => string | undefined,
): Promise<ImageCommand[]> {
  const found: ImageCommand[] = [];
  for (let folder = app; ; folder = folderOf(folder)) {
    for (const name of (await workspace.list(folder)).filter((one) => DOCKERFILE.test(one))) {
      const file = join(folder, name);
      found.push(...inDockerfile(file, (await readText(workspace, file)) ?? '', startOf));
    }
    if (folder === '') return found;
  }
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
