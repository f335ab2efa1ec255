import { textOf, type Snapshot, type Workspace } from '../../../model/files.js';
import { folderOf, isOutside, join } from '../../../model/paths.js';
import { isCompiled, sourcesOfCompiled } from './compiled.js';
import { imageRequirements } from './image-requirements.js';
import { readRequirement, type Requirement, type RequirementsFile } from './requirement.js';

/** Normalised, as the names of requirements are. */
export const DOTENV_PACKAGE = 'python-dotenv';

/** @see https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function readRequirementsFile(path: string, text: string): RequirementsFile {
  const lines = text.split(/\r\n|\r|\n/);
  const requirements = lines.flatMap((line, index) => {
    const requirement = requirementOfLine(line);
    return requirement === undefined ? [] : [{ ...requirement, file: path, line: index + 1 }];
  });
  const closed = isCompiled(text) ? 'compiled' : /--hash=|\\$/m.test(lines.join('\n')) ? 'hashes' : undefined;
  const named = (option: RegExp) =>
    lines.flatMap((line) => {
      const name = option.exec(line)?.[1];
      return name === undefined ? [] : [join(folderOf(path), name)];
    });
  return {
    path,
    requirements,
    takesIn: named(/^\s*(?:-r|--requirement)[\s=]\s*([^\s#]+)/),
    bounds: named(/^\s*(?:-c|--constraint)[\s=]\s*([^\s#]+)/),
    sources: [],
    ...(closed && { closed }),
  };
}

/** The requirement on one line; options (`-r base.txt`), addresses and comments are none. */
export function requirementOfLine(line: string): Pick<Requirement, 'name' | 'specifier'> | undefined {
  const code = line
    .replace(/(^|\s)#.*$/, '')
    .replace(/\\$/, '')
    .replace(/\s--\w.*$/, '');
  return code.trim() === '' || /^\s*-/.test(code) ? undefined : readRequirement(code);
}

/**
 * `requirements.txt` first, then others of such a name, then those of `requirements/`, then those of its folders, then those
 * that images are built with.
 */
export async function requirementsFilesOf(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<RequirementsFile[]> {
  const own = names.filter((name) => /requirements.*\.(txt|in)$/.test(name.toLowerCase()));
  const listed = async (below: string): Promise<string[]> =>
    (await workspace.list(join(folder, below))).map((name) => `${below}/${name}`);
  const inFolder = names.includes('requirements/') ? await listed('requirements') : [];
  const folders = inFolder.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
  const deeper = (await Promise.all(folders.map(listed))).flat();
  const others = [...inFolder, ...deeper].filter((name) => /\.(txt|in)$/.test(name));
  const usual = [...own.sort((a, b) => rank(a) - rank(b)), ...others].map((name) => join(folder, name));
  const ordered = [...usual, ...(await imageRequirements(workspace, folder, names))];
  const files: RequirementsFile[] = [];
  const seen = new Set<string>();
  for (let next: readonly string[] = ordered; next.length > 0;) {
    const unread = [...new Set(next)].filter((path) => !seen.has(path) && !isOutside(path));
    const read = await Promise.all(unread.map((path) => fileAt(workspace, path)));
    unread.forEach((path) => seen.add(path));
    const found = read.flatMap((file) => file ?? []);
    files.push(...found);
    next = found.flatMap(({ takesIn, sources }) => [
      ...takesIn,
      ...sources.filter((source) => /\.(in|txt)$/.test(source)),
    ]);
  }
  const taken = new Set(files.flatMap(({ takesIn, sources }) => [...takesIn, ...sources]));
  const bounds = new Set(files.flatMap((file) => file.bounds));
  const isBound = ({ path, closed }: RequirementsFile) =>
    bounds.has(path) && !taken.has(path) && closed !== 'compiled';
  return files.map((file) => (isBound(file) ? { ...file, isBound: true } : file));
}

/** What files declare: a file of constraints installs nothing. */
export function declaredIn(files: readonly RequirementsFile[]): Requirement[] {
  return files.flatMap(({ isBound, requirements }) => (isBound === true ? [] : requirements));
}

async function fileAt(workspace: Workspace, path: string): Promise<RequirementsFile | undefined> {
  const snapshot = await workspace.read(path);
  if (snapshot === undefined) return undefined;
  const file = requirementsFile(path, snapshot);
  if (file.closed !== 'compiled') return file;
  return { ...file, sources: await sourcesOfCompiled(workspace, path, textOf(snapshot) ?? '') };
}

function requirementsFile(path: string, snapshot: Snapshot): RequirementsFile {
  const text = textOf(snapshot);
  if (text !== undefined) return readRequirementsFile(path, text);
  return { ...readRequirementsFile(path, utf16(snapshot.bytes) ?? ''), closed: 'encoding' };
}

/** PowerShell 5 writes `pip freeze > requirements.txt` in UTF-16 with a byte order mark, and pip reads it. */
function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be').decode(bytes) : undefined;
}

function rank(name: string): number {
  return name === 'requirements.txt' ? 0 : 1;
}
