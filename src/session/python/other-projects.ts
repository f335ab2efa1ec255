import { readText, type Workspace } from '../../model/files.js';
import { join, upwards } from '../../model/paths.js';

/** Files in which a project of Python names its packages; pyproject.toml may only configure tools. */
const MANIFEST = /^(pyproject\.toml|setup\.(py|cfg)|Pipfile|requirements[\w.-]*\.(txt|in))$/;
const DECLARES = /^\[(project|tool\.poetry|metadata|options|packages|dependency-groups)\b/m;

/**
 * Whether a folder is that of another project of the repository, which has packages of its own and not the framework's.
 * @param app the folder of the application
 * @param framework its name among packages
 */
export async function isOfOtherProject(
  workspace: Workspace,
  folder: string,
  app: string,
  framework: string,
): Promise<boolean> {
  const above = upwards(app);
  for (const one of upwards(folder)) {
    if (above.includes(one)) return false;
    if (await hasOwnPackages(workspace, one, framework)) return true;
  }
  return false;
}

async function hasOwnPackages(workspace: Workspace, folder: string, framework: string): Promise<boolean> {
  const names = await workspace.list(folder);
  // It is another application of the framework.
  if (framework === 'django' && names.includes('manage.py')) return true;
  const files = names.filter((name) => MANIFEST.test(name)).map((name) => join(folder, name));
  const texts = await Promise.all(files.map(async (file) => (await readText(workspace, file)) ?? ''));
  const declaring = texts.filter(
    (text, index) => /\.(txt|in|py)$/.test(files[index] ?? '') || DECLARES.test(text),
  );
  return declaring.length > 0 && !texts.some((text) => text.toLowerCase().includes(framework));
}
