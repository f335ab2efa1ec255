import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, startBuilt, type Scratch } from '../support/built-command.js';

const DEAD = `.cws-lock-0123456789ab-999999999-${encodeURIComponent(hostname())}`;
const KINDS: Readonly<Record<string, (path: string) => void>> = {
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  'a link to /dev/zero': (path) => {
    symlinkSync('/dev/zero', path);
  },
  'a link to nothing': (path) => {
    symlinkSync('nothing', path);
  },
  'a folder': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'mine'), '');
  },
};

describe.each(Object.entries(KINDS))('%s', (kind, make) => {
  let project: Scratch;
  const path = (name: string): string => join(project.folder, name);

  beforeEach(() => {
    project = scratch('nest');
  });

  afterEach(() => {
    project.remove();
  });

  it.each(['.cws-lock', DEAD, '.cws-0123456789ab.tmp'])('by the name %s holds nothing up', async (name) => {
    make(path(name));
    const { exit, stderr } = await startBuilt(['--yes', '--no-install'], project.folder, {});
    expect(stderr).toContain('Done');
    expect(exit).toBe(0);
    if (kind === 'a folder') expect(existsSync(path(`${name}/mine`))).toBe(true);
    expect((await startBuilt(['--yes', '--no-install'], project.folder, {})).exit).toBe(0);
  });

  it('in place of a lockfile is not read before installing', async () => {
    make(path('uv.lock'));
    const programs = mkdtempSync(join(tmpdir(), 'programs-'));
    writeFileSync(join(programs, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
    const environment = { PATH: [programs, process.env['PATH']].join(delimiter) };
    const { exit, stderr } = await startBuilt(['--yes'], project.folder, { environment });
    expect(stderr).toContain(' installed.');
    expect(exit).toBe(0);
    rmSync(programs, { recursive: true });
  });
});
