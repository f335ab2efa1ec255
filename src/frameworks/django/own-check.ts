import type { OwnCheck, ShellResult } from '../../types.js';
import type { PackageManager } from './packages/survey.js';

const RUN: Readonly<Record<PackageManager, readonly [string, ...string[]]>> = {
  uv: ['uv', 'run', 'python'],
  poetry: ['poetry', 'run', 'python'],
  pipenv: ['pipenv', 'run', 'python'],
  pdm: ['pdm', 'run', 'python'],
  pip: ['python'],
};

/** Django's system checks, in the environment that the project's package manager keeps. */
export function systemChecks(manager: PackageManager | undefined): OwnCheck {
  return { command: [...RUN[manager ?? 'pip'], 'manage.py', 'check'], errors: systemErrors };
}

/** `?: (admin.E410) …` and `shop.Book.title: (fields.E120) …`; hints and warnings are no errors. */
function systemErrors({ stderr }: ShellResult) {
  const errors = stderr.split(/\r?\n/).filter((line) => /^\S.*?: \(\w+\.[EC]\d+\) /.test(line));
  return errors.map((text) => ({ key: text, text }));
}
