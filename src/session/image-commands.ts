import { readText, type Workspace } from '../model/files.js';
import { folderOf, join } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { lineNumber, nextLine } from '../languages/text/lines.js';

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

/** One instruction of a Dockerfile. */
interface DockerInstruction {
  /** In capitals: `RUN`, `ENV`. */
  readonly name: string;
  /** All that follows, on one line. */
  readonly text: string;
  /** 1-based line that it begins in. */
  readonly line: number;
}

/**
 * The instructions in order; comments and blank lines are passed over, a backslash at the end of a line joins it with the next.
 * @see https://docs.docker.com/reference/dockerfile/
 */
function readDockerfile(source: string): DockerInstruction[] {
  const instructions: DockerInstruction[] = [];
  let open: { name: string; text: string; line: number } | undefined;
  for (let at = 0; at < source.length; at = nextLine(source, at)) {
    const line = source.slice(at, nextLine(source, at)).trim();
    if (line === '' || line.startsWith('#')) continue;
    const isJoined = line.endsWith('\\');
    const text = isJoined ? line.slice(0, -1).trim() : line;
    if (open === undefined) {
      const [, name = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(text) ?? [];
      open = { name: name.toUpperCase(), text: rest, line: lineNumber(source, at) };
    } else {
      open.text = `${open.text} ${text}`.trim();
    }
    if (isJoined) continue;
    instructions.push(open);
    open = undefined;
  }
  return open === undefined ? instructions : [...instructions, open];
}
