import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { conceal } from '../model/secret.js';
import { folderOf, join as joinPath } from '../model/paths.js';
import { type Argv, type Context, type ShellResult, typed } from '../model/context.js';
import { installCommand, installFolder, type Plan } from '../model/plan.js';

export type Installation =
  | { readonly kind: 'nothing to do' | 'left to the user' | 'installed' }
  | { readonly kind: 'failed'; readonly reason: string; readonly output: readonly string[] }
  | { readonly kind: 'interrupted' };

/** So much of the output of a program that failed tells why, as a rule. */
const LAST_LINES = 12;

/**
 * Installs what is missing with the project's own package manager.
 * @param verbose whether its output goes by line by line; else only its end is shown, and only if it fails
 */
export async function install(plan: Plan, verbose: boolean, context: Context): Promise<Installation> {
  const command = installCommand(plan);
  if (command === undefined) {
    return { kind: plan.dependencies.command === undefined ? 'nothing to do' : 'left to the user' };
  }
  const { shell, signal, terminal, workspace } = context;
  if (signal.aborted) return { kind: 'interrupted' };
  const done = terminal.busy(`Installing: ${typed(command)}`);
  const lines: string[] = [];
  const onLine = (written: string): void => {
    const line = conceal(lastWritten(written), plan.redact);
    if (verbose) terminal.say(`  ${line}`, 'faint');
    else if (line.trim() !== '') lines.push(line);
  };
  const result = await shell
    .follow(command, join(workspace.root, installFolder(plan)), { signal, onLine })
    .finally(done);
  if (result?.exitCode === 0) return { kind: 'installed' };
  // The signal's state has changed since the first look.
  if (isAborted(signal)) return { kind: 'interrupted' };
  return { kind: 'failed', reason: failureOf(command, result), output: lines.slice(-LAST_LINES) };
}

/** `npm install failed (exit code 1)`. */
function failureOf(command: Argv, result: ShellResult | undefined): string {
  const [program] = command;
  if (result === undefined) return `${program} was not found`;
  if (result.failure !== undefined) return `${program} ${result.failure}`;
  const words = command[1] === '-m' ? command.slice(2) : command;
  return `${words.slice(0, 2).join(' ')} failed (exit code ${result.exitCode})`;
}

/** What a terminal would show of a line that was written over and over, without colours. */
function lastWritten(line: string): string {
  return stripVTControlCharacters(line).split('\r').filter(Boolean).at(-1) ?? '';
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Where package managers keep what is declared and what is locked. */
const DECLARATIONS = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  ...['yarn.lock', '.pnp.cjs', '.pnp.loader.mjs', 'bun.lock', 'bun.lockb'],
  ...['pyproject.toml', 'uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile', 'Pipfile.lock', 'requirements.txt'],
];

/** The files that an install command in a folder may change: there, and in the folders above up to the root. */
export function declarationsFor(folder: string): string[] {
  const here = DECLARATIONS.map((name) => joinPath(folder, name));
  return folder === '' ? here : [...here, ...declarationsFor(folderOf(folder))];
}
