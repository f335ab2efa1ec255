import { folderOf, join } from '../../model/paths.js';
import type { ProjectCheck, ShellResult, Workspace } from '../../model/types.js';

/**
 * The project's own TypeScript compiler on its own configuration; undefined where either is missing. It is told
 * to leave no build information behind, which a later build would take for its own.
 */
export async function ownCompiler(workspace: Workspace, app: string): Promise<ProjectCheck | undefined> {
  if (!(await workspace.list(app)).includes('tsconfig.json')) return undefined;
  for (let place = app; ; place = folderOf(place)) {
    const programs = join(place, 'node_modules/.bin');
    if ((await workspace.list(programs)).includes('tsc')) {
      return {
        command: [
          `${workspace.root}/${join(programs, 'tsc')}`,
          ...['--noEmit', '-p', 'tsconfig.json', '--pretty', 'false'],
          ...['--composite', 'false', '--incremental', 'false'],
        ],
        errors: compilerErrors,
      };
    }
    if (place === '') return undefined;
  }
}

/** `src/app.module.ts(3,5): error TS2322: …`; the lines that explain it further are indented. */
function compilerErrors({ stdout }: ShellResult) {
  const errors = stdout.split(/\r?\n/).filter((line) => /^\S.*?\berror TS\d+: |^error TS\d+: /.test(line));
  return errors.map((text) => ({ key: text.replace(/\(\d+,\d+\): error TS/, ': error TS'), text }));
}
