import type { Variables } from '../model/context.js';

/** Flags that npm itself has no use for, or that would make a run write what was to be a dry one. */
const OURS = [
  'framework',
  'insecure-dev',
  'secret-store',
  'secret-stdin',
  'dry-run',
  'app',
  'settings',
  'verify',
];

/**
 * npm keeps flags that stand before `--`, and hands them on as variables only.
 * @param variables of the environment; npm sets `npm_command` and `npm_config_<flag>`
 *   (https://docs.npmjs.com/cli/using-npm/config#environment-variables)
 * @returns why the command must not run: without the flag it would do something else; undefined if npm kept none
 */
export function keptByNpm(argv: readonly string[], variables: Variables): string | undefined {
  const command = variables['npm_command'];
  if (command !== 'init' && command !== 'exec') return undefined;
  const kept = OURS.filter((name) => {
    const value = variables[`npm_config_${name.replaceAll('-', '_')}`];
    return (
      value !== undefined && value !== '' && value !== 'false' && !argv.some((word) => word === `--${name}`)
    );
  }).map((name) => `--${name}`);
  if (kept.length === 0) return undefined;
  const call = command === 'init' ? 'npm create wristband-session --' : 'npx create-wristband-session';
  return `npm kept ${kept.join(' ')} for itself. Run this instead: ${call} ${kept.join(' ')}`;
}
