import type { TomlDeclarations } from './pyproject.js';
import type { RequirementsFile } from './requirement.js';
import { declaredIn } from './requirements-file.js';
import type { PythonSdk } from './sdk.js';

export type PackageManager = 'uv' | 'poetry' | 'pipenv' | 'pdm' | 'rye' | 'pixi' | 'hatch' | 'pip';

/** The files of each manager, and its table in pyproject.toml; the first that is there counts. */
const SIGNS: readonly (readonly [PackageManager, readonly string[], string?])[] = [
  ['uv', ['uv.lock'], 'uv'],
  ['poetry', ['poetry.lock'], 'poetry'],
  ['pipenv', ['Pipfile', 'Pipfile.lock']],
  ['pdm', ['pdm.lock'], 'pdm'],
  ['rye', [], 'rye'],
  ['pixi', ['pixi.toml', 'pixi.lock'], 'pixi'],
  ['hatch', [], 'hatch.envs'],
];

/** A tool may only be configured there, as `[tool.uv.pip]` is, beside requirements files that it compiles. */
export function toolsThatDeclare(
  { requirements, tools }: TomlDeclarations,
  files: readonly RequirementsFile[],
  { framework }: PythonSdk,
): readonly string[] {
  const isElsewhere = declaredIn(files).some(({ name }) => name === framework);
  return isElsewhere && !requirements.some(({ name }) => name === framework) ? [] : tools;
}

export function managerOf(names: readonly string[], tools: readonly string[]): PackageManager | undefined {
  const found = SIGNS.find(
    ([, files, tool]) =>
      files.some((file) => names.includes(file)) || (tool !== undefined && tools.includes(tool)),
  );
  return found?.[0];
}
