import type { ShellResult } from '../../../model/context.js';
import type { ProjectCheck } from '../../../model/framework.js';
import type { Entry } from './settings-module.js';
import { pythonOf } from '../../../session/python/packages/run.js';
import type { PackageManager } from '../../../session/python/packages/manager.js';

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

/** `?: (admin.E410) …` and `shop.Book.title: (fields.E120) …`; hints and warnings are no errors. */
function systemErrors({ stderr }: ShellResult) {
  const errors = stderr.split(/\r?\n/).filter((line) => /^\S.*?: \(\w+\.[EC]\d+\) /.test(line));
  return errors.map((text) => ({ key: text, text }));
}
