import { DOCKERFILE, readDockerfile, type DockerInstruction } from '../../../languages/dockerfile.js';
import { readShell, type ShellCommand } from '../../../languages/shell.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join, nameOf } from '../../../model/paths.js';
import { readRequirement, type Requirement } from './requirement.js';

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

/** The packages that Dockerfiles of a folder install by name. @param names what the folder holds */
export async function imagePackages(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<Requirement[]> {
  const found: Requirement[] = [];
  for (const name of names.filter((one) => DOCKERFILE.test(one))) {
    const file = join(folder, name);
    for (const { name: instruction, text, line } of readDockerfile((await readText(workspace, file)) ?? '')) {
      if (instruction !== 'RUN') continue;
      const words = readShell(text).flatMap(installedBy);
      found.push(
        ...words.flatMap((word) => readRequirement(word) ?? []).map((one) => ({ ...one, file, line })),
      );
    }
  }
  return found;
}

/** Options of pip that take a value as the next word. */
const TAKES_VALUE =
  /^(-[rcietf]|--(requirement|constraint|(extra-)?index-url|editable|target|find-links|prefix|root))$/;

/** `pip install --no-cache-dir "django>=5.0"`, `uv pip install --system django` */
function installedBy({ words }: ShellCommand): string[] {
  const texts = words.map(({ text }) => text);
  const pip = texts.findIndex((text) => /^(.*\/)?pip[\d.]*$/.test(text));
  if (pip === -1 || texts[pip + 1] !== 'install') return [];
  return texts
    .slice(pip + 2)
    .filter((text, index, all) => !text.startsWith('-') && !TAKES_VALUE.test(all[index - 1] ?? ''));
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
