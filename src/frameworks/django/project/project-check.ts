import type { Argv, ShellResult } from '../../../model/context.js';
import type { ProjectCheck } from '../../../model/framework.js';
import type { Entry } from './manage-py.js';
import type { PackageManager } from '../packages/survey.js';

const RUN: Readonly<Record<Exclude<PackageManager, 'pip'>, readonly [string, ...string[]]>> = {
  uv: ['uv', 'run', 'python'],
  poetry: ['poetry', 'run', 'python'],
  pipenv: ['pipenv', 'run', 'python'],
  pdm: ['pdm', 'run', 'python'],
  rye: ['rye', 'run', 'python'],
  pixi: ['pixi', 'run', 'python'],
  hatch: ['hatch', 'run', 'python'],
};

/** Django's system checks, in the environment that the project's package manager keeps. */
export function systemChecks(
  manager: PackageManager | undefined,
  entry: Pick<Entry, 'file' | 'manage' | 'module'>,
  python: string,
): ProjectCheck {
  const django =
    entry.file === entry.manage
      ? ['manage.py', 'check']
      : ['-m', 'django', 'check', '--settings', entry.module];
  return { command: [...pythonOf(manager, python), ...django], errors: systemErrors };
}

/** What runs the project's Python. */
export function pythonOf(manager: PackageManager | undefined, python: string): Argv {
  return manager === undefined || manager === 'pip' ? [python] : RUN[manager];
}

/** `?: (admin.E410) …` and `shop.Book.title: (fields.E120) …`; hints and warnings are no errors. */
function systemErrors({ stderr }: ShellResult) {
  const errors = stderr.split(/\r?\n/).filter((line) => /^\S.*?: \(\w+\.[EC]\d+\) /.test(line));
  return errors.map((text) => ({ key: text, text }));
}
