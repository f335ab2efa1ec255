import { isAbsolute, relative } from 'node:path';
import type { Command } from 'commander';
import { typed, type Variables } from '../model/context.js';

/** npm takes these as its own, and a run without them does no harm; of `production` it hands on something else. */
const OF_NPM: readonly string[] = ['yes', 'json', 'quiet', 'verbose', 'force', 'version', 'production'];

/** A flag that npm kept, as it is typed. */
interface Kept {
  readonly words: readonly [string, ...string[]];
  /** Its value follows, and npm has handed that on. */
  readonly isOpen: boolean;
}

/** Whether npm has started the command in a way that keeps flags for itself. */
export function isStartedByNpm({ npm_command: command }: Variables): boolean {
  return command === 'init' || command === 'exec';
}

/**
 * npm keeps flags that stand before `--`, and hands them on as variables only.
 * @param variables of the environment; npm sets `npm_command` and `npm_config_<flag>`, which is empty for `--no-<flag>`
 *   (https://docs.npmjs.com/cli/using-npm/config#environment-variables)
 * @returns why the command must not run: without the flag it would do something else; undefined if npm kept none
 */
export function keptByNpm(
  argv: readonly string[],
  program: Pick<Command, 'options' | 'commands'>,
  variables: Variables,
): string | undefined {
  if (!isStartedByNpm(variables)) return undefined;
  const options = [program, ...program.commands].flatMap((command) => command.options);
  const kept = options.flatMap(({ long, negate, required }): Kept[] => {
    if (long === undefined || argv.some((word) => word.split('=')[0] === long)) return [];
    const flag = long.replace(/^--(no-)?/, '');
    const value = variables[`npm_config_${flag.replaceAll('-', '_')}`];
    if (value === undefined || OF_NPM.includes(flag)) return [];
    if (negate) return value === '' ? [{ words: [long], isOpen: false }] : [];
    if (value === '' || value === 'false') return [];
    return required && value !== 'true'
      ? [{ words: [long, value], isOpen: false }]
      : [{ words: [long], isOpen: required }];
  });
  kept.push(...shortFlags(argv, variables));
  if (kept.length === 0) return keptProduction(argv, variables);
  const names = kept.map(({ words: [name] }) => name);
  const call = ['npm', 'create', 'wristband-session', '--'];
  const words = variables['npm_command'] === 'init' ? call : ['npx', 'create-wristband-session'];
  return `npm kept ${names.join(' ')} for itself. Run this instead: ${typed([...words, ...rest(kept, argv)])}`;
}

/**
 * npm reads `-C` as the folder of its own project, which elsewhere is this one or one above. What it makes of `-n`
 * can't be told from `yes=false` in an .npmrc.
 */
function shortFlags(argv: readonly string[], variables: Variables): Kept[] {
  const { INIT_CWD: start, npm_config_local_prefix: prefix } = variables;
  if (start === undefined || prefix === undefined) return [];
  if (argv.some((word) => ['-C', '--cwd'].includes(word.split('=')[0] ?? ''))) return [];
  const folder = relative(start, prefix);
  const isBelow = folder !== '' && !folder.startsWith('..') && !isAbsolute(folder);
  return isBelow ? [{ words: ['--cwd', folder], isOpen: false }] : [];
}

/**
 * npm hands `--production` on as NODE_ENV alone, which many servers set, too. Without the flag, `check` would pass what it
 * should fail. Started by npx it has every flag.
 */
function keptProduction(argv: readonly string[], variables: Variables): string | undefined {
  const { npm_command: command, NODE_ENV: environment } = variables;
  if (command !== 'init' || environment !== 'production') return undefined;
  if (!argv.includes('check') || argv.includes('--production')) return undefined;
  const call = ['npx', 'create-wristband-session', ...argv];
  return [
    "npm keeps --production for itself, and NODE_ENV is production, so check can't tell whether you passed it. Run one of these:",
    `  ${typed([...call, '--production'])}`,
    `  ${typed(call)}`,
  ].join('\n');
}

/** All words, each flag with its value; which value belongs to which of several flags is unknown. */
function rest(kept: readonly Kept[], argv: readonly string[]): string[] {
  const wordsOf = (isOpen: boolean) =>
    kept.filter((one) => one.isOpen === isOpen).flatMap(({ words }) => words);
  const [open, closed] = [wordsOf(true), wordsOf(false)];
  if (open.length === 0) return [...argv, ...closed];
  return [...closed, ...open, ...(open.length === 1 ? argv : [])];
}
