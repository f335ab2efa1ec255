import { folderOf, join } from '../model/paths.js';

/** Where package managers keep what is declared and what is locked. */
const NAMES = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  ...['yarn.lock', '.pnp.cjs', '.pnp.loader.mjs', 'bun.lock', 'bun.lockb'],
  ...['pyproject.toml', 'uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile', 'Pipfile.lock', 'requirements.txt'],
];

/** The files that an install command in a folder may change: there, and in the folders above up to the root. */
export function declarationsFor(folder: string): string[] {
  const here = NAMES.map((name) => join(folder, name));
  return folder === '' ? here : [...here, ...declarationsFor(folderOf(folder))];
}
