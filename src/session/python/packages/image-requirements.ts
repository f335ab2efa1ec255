import { DOCKERFILE, readDockerfile, type DockerInstruction } from '../../../languages/dockerfile.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join, nameOf } from '../../../model/paths.js';

const INSTALL = /\bpip[\d.]*\s+install\b[^&;|]*/g;
const REQUIREMENTS = /(?:-r|--requirement)[\s=]*([^\s'"]+)/g;

/**
 * The requirements files that Dockerfiles of a folder install from: `pip install -r deploy/packages.txt`, also under the
 * path that they are copied to in the image. Some may not be there.
 * @param names what the folder holds
 */
export async function imageRequirements(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names.filter((one) => DOCKERFILE.test(one))) {
    const instructions = readDockerfile((await readText(workspace, join(folder, name))) ?? '');
    const copied = instructions.flatMap(copiedBy);
    for (const path of instructions.flatMap(installedFrom))
      found.push(...[path, ...copied.filter((source) => nameOf(source) === nameOf(path))]);
  }
  return [...new Set(found.filter((path) => !path.startsWith('/')).map((path) => join(folder, path)))];
}

function installedFrom({ name, text }: DockerInstruction): string[] {
  const commands = name === 'RUN' ? [...text.matchAll(INSTALL)] : [];
  return commands.flatMap(([command]) => [...command.matchAll(REQUIREMENTS)].map(([, path = '']) => path));
}

/** `COPY deploy/packages.txt /tmp/` */
function copiedBy({ name, text }: DockerInstruction): string[] {
  if (name !== 'COPY' && name !== 'ADD') return [];
  const words = text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
  return words.slice(0, -1);
}
