import type { Argv } from '../../../model/context.js';
import type { PackageManager } from './manager.js';

const RUN: Readonly<Record<Exclude<PackageManager, 'pip'>, readonly [string, ...string[]]>> = {
  uv: ['uv', 'run', 'python'],
  poetry: ['poetry', 'run', 'python'],
  pipenv: ['pipenv', 'run', 'python'],
  pdm: ['pdm', 'run', 'python'],
  rye: ['rye', 'run', 'python'],
  pixi: ['pixi', 'run', 'python'],
  hatch: ['hatch', 'run', 'python'],
};

/** What runs the project's Python. */
export function pythonOf(manager: PackageManager | undefined, python: string): Argv {
  return manager === undefined || manager === 'pip' ? [python] : RUN[manager];
}
