import { join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readRequirementsFile, type RequirementsFile } from './requirements-file.js';
import { readText } from './read-text.js';

/** `requirements.txt` first, then others of such a name, then those of `requirements/`. */
export async function requirementsFilesOf(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<RequirementsFile[]> {
  const own = names.filter((name) => /requirements.*\.(txt|in)$/.test(name.toLowerCase()));
  const inFolder = names.includes('requirements/') ? await workspace.list(join(folder, 'requirements')) : [];
  const others = inFolder.filter((name) => /\.(txt|in)$/.test(name)).map((name) => `requirements/${name}`);
  const ordered = [...own.sort((a, b) => rank(a) - rank(b)), ...others].map((name) => join(folder, name));
  const texts = await Promise.all(ordered.map((path) => readText(workspace, path)));
  return ordered.map((path, index) => readRequirementsFile(path, texts[index] ?? ''));
}

function rank(name: string): number {
  return name === 'requirements.txt' ? 0 : 1;
}
