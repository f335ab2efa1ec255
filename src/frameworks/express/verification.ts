import { projectCompiler } from '../../languages/node/project-compiler.js';
import type { Workspace } from '../../model/files.js';
import type { ShellResult } from '../../model/context.js';
import type { ProjectCheck } from '../../model/framework.js';
import { relativePath } from '../../model/paths.js';
import type { ExpressApp } from './project/app.js';

/** The project's compiler for TypeScript; for JavaScript, Node's own parser. */
export async function projectCheck(
  workspace: Workspace,
  { folder, file, format }: ExpressApp,
): Promise<ProjectCheck | undefined> {
  if (format.isTypeScript) return projectCompiler(workspace, { folder, build: undefined, target: file });
  return {
    command: ['node', '--check', relativePath(folder, file)],
    errors: syntaxErrors,
  };
}

/** Node prints the line, a marker below it, and the error. */
function syntaxErrors({ exitCode, stderr }: ShellResult) {
  if (exitCode === 0) return [];
  const text = stderr.split(/\r?\n/).find((line) => /^\w*Error\b/.test(line)) ?? 'node --check failed';
  return [{ key: text, text }];
}
