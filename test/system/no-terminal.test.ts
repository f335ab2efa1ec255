import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scratch, startBuilt, type Scratch } from '../support/built-command.js';

let project: Scratch;

afterEach(() => {
  project.remove();
});

const stdins = { closed: 'closed', '/dev/null': '/dev/null', 'a pipe that stays open': 'open' } as const;

describe.each(Object.entries(stdins))('with stdin %s', (_name, stdin) => {
  it.each(['nest', 'django'] as const)('a run on a %s project asks nothing and ends', async (framework) => {
    project = scratch(framework);
    const { exit, stderr } = await startBuilt(['--no-install'], project.folder, { stdin });
    expect(stderr).toContain('Done: ');
    expect(stderr).not.toContain('?');
    expect(exit).toBe(0);
  });

  it('an answer that is missing ends it, and the flag is named', async () => {
    project = scratch('nest');
    cpSync(join(import.meta.dirname, '..', 'samples', 'django'), project.folder, { recursive: true });
    const { exit, stderr } = await startBuilt([], project.folder, { stdin });
    expect(stderr).toContain('Choose one:\n  npx create-wristband-session --framework nest\n');
    expect(exit).toBe(2);
  });

  it('check ends', async () => {
    project = scratch('django');
    expect((await startBuilt(['check'], project.folder, { stdin })).exit).toBe(1);
  });
});
