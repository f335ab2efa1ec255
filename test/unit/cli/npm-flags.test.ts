import { describe, expect, it } from 'vitest';
import { keptByNpm } from '../../../src/cli/main.js';

describe('flags that npm keeps', () => {
  it('are named, with the call that hands them on', () => {
    const variables = { npm_command: 'init', npm_config_dry_run: 'true', npm_config_insecure_dev: 'true' };
    expect(keptByNpm([], variables)).toBe(
      'npm kept --insecure-dev --dry-run for itself. Run this instead: npm create wristband-session -- --insecure-dev --dry-run',
    );
    expect(keptByNpm([], { npm_command: 'exec', npm_config_app: 'apps/api' })).toContain(
      'npx create-wristband-session --app',
    );
  });

  it.each([
    ['are none of npm create', { npm_command: 'init', npm_config_yes: 'true', npm_config_dry_run: '' }],
    ['are off', { npm_command: 'init', npm_config_dry_run: 'false' }],
    ['belong to a script that npm runs', { npm_command: 'run-script', npm_config_dry_run: 'true' }],
    ['belong to nobody', { npm_config_dry_run: 'true' }],
  ])('do not stop a run if they %s', (_why, variables) => {
    expect(keptByNpm([], variables)).toBeUndefined();
  });

  it('do not stop a run that has them all the same', () => {
    const variables = { npm_command: 'exec', npm_config_dry_run: 'true' };
    expect(keptByNpm(['--dry-run'], variables)).toBeUndefined();
  });
});
