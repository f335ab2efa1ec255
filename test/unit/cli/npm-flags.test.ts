import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProgram } from '../../../src/cli/arguments.js';
import { keptByNpm } from '../../../src/cli/npm-flags.js';
import { frameworkEntries } from '../../../src/frameworks/entries.js';

const silent = { columns: 80, write: () => undefined };
const program = openProgram('0.0.0', frameworkEntries, { stdout: silent, stderr: silent }, () => undefined);
const kept = (argv: readonly string[], variables: Readonly<Record<string, string>>) =>
  keptByNpm(argv, program, variables);

describe('flags that npm keeps', () => {
  it('are named, with the call that hands them on', () => {
    const variables = { npm_command: 'init', npm_config_dry_run: 'true', npm_config_insecure_dev: 'true' };
    expect(kept([], variables)).toBe(
      'npm kept --insecure-dev --dry-run for itself. Run this instead: npm create wristband-session -- --insecure-dev --dry-run',
    );
    expect(kept([], { npm_command: 'exec', npm_config_app: 'apps/api' })).toContain(
      'npx create-wristband-session --app',
    );
  });

  it.each([
    ['are none of npm create', { npm_command: 'init', npm_config_yes: 'true', npm_config_dry_run: '' }],
    ['are off', { npm_command: 'init', npm_config_dry_run: 'false' }],
    ['belong to a script that npm runs', { npm_command: 'run-script', npm_config_dry_run: 'true' }],
    ['have another meaning to npm', { npm_command: 'init', npm_config_production: 'true' }],
    ['belong to nobody', { npm_config_dry_run: 'true' }],
  ])('do not stop a run if they %s', (_why, variables) => {
    expect(kept([], variables)).toBeUndefined();
  });

  it('do not stop a run that has them all the same', () => {
    const variables = { npm_command: 'exec', npm_config_dry_run: 'true' };
    expect(kept(['--dry-run'], variables)).toBeUndefined();
  });

  it('are all that the command takes, but for those that npm takes itself', () => {
    const all = [program, ...program.commands].flatMap(({ options }) => options);
    const names = all.map(({ long }) => long ?? '');
    const missed = all.filter(({ long, negate }) => {
      const name = `npm_config_${(long ?? '').replace(/^--(no-)?/, '').replaceAll('-', '_')}`;
      return kept([], { npm_command: 'init', [name]: negate ? '' : 'true' }) === undefined;
    });
    expect(names).toContain('--finish');
    expect(missed.map(({ long }) => long)).toEqual([
      '--version',
      '--json',
      '--quiet',
      '--verbose',
      '--yes',
      '--force',
      '--production',
    ]);
  });

  it('stop a check whose --production npm may have kept: all that is left of it is NODE_ENV', () => {
    const npm = { npm_command: 'init', NODE_ENV: 'production' };
    const said = kept(['check', '--app', 'apps/api'], npm);
    expect(said).toContain('npm keeps --production for itself');
    expect(said).toContain('\n  npx create-wristband-session check --app apps/api --production\n');
    expect(said).toMatch(/\n {2}npx create-wristband-session check --app apps\/api$/);
    expect(kept(['check', '--production'], npm)).toBeUndefined();
    expect(kept(['check'], { ...npm, NODE_ENV: 'test' })).toBeUndefined();
    expect(kept(['--framework', 'nest'], npm)).toBeUndefined();
    // npx hands every flag on.
    expect(kept(['check'], { ...npm, npm_command: 'exec' })).toBeUndefined();
  });

  it('may be short', () => {
    const npm = { npm_command: 'init', INIT_CWD: join('/work', 'shop') };
    const dashC = { ...npm, npm_config_local_prefix: join('/work', 'shop', 'apps', 'api') };
    // Also what `yes=false` in an .npmrc is handed on as.
    expect(kept([], { ...npm, npm_config_yes: '' })).toBeUndefined();
    expect(kept([], dashC)).toMatch(/session -- --cwd apps.api$/);
    expect(kept(['-C', 'apps/api'], dashC)).toBeUndefined();
    expect(kept([], { ...npm, npm_config_local_prefix: '/work' })).toBeUndefined();
    expect(kept([], { ...npm, npm_config_local_prefix: join('/work', 'shop') })).toBeUndefined();
  });

  it.each([
    [
      ['nest'],
      { npm_config_framework: 'true', npm_config_insecure_dev: 'true' },
      '--insecure-dev --framework nest',
    ],
    [[], { npm_config_app: 'apps/my api' }, '--app "apps/my api"'],
    [['check'], { npm_config_verify: 'true' }, 'check --verify'],
    [[], { npm_config_install: '' }, '--no-install'],
  ])('are put together again: %j %j', (argv, variables, words) => {
    expect(kept(argv, { npm_command: 'init', ...variables })).toMatch(new RegExp(`session -- ${words}$`));
  });
});
