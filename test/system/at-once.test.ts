import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runBuilt, scratch, startBuilt, type Scratch } from '../support/built-command.js';

const preload = (name: string) => [
  '--import',
  pathToFileURL(join(import.meta.dirname, '..', 'support', name)).href,
];
const SLOW = { node: preload('slow-disk.mjs'), environment: { DISK_DELAY: '5' } };
const SECRET = 'at-once-secret-0123456789-abcdefghijklmnop';
const DEAD = `.cws-lock-0123456789ab-999999999-${encodeURIComponent(hostname())}`;
const ARGS = ['--no-install', '--secret-stdin'];

describe.each(['nest', 'django'] as const)('a %s project', (framework) => {
  const target = framework === 'nest' ? 'src/app.module.ts' : 'bookshop/settings.py';
  let project: Scratch;
  let old: string;
  let patched: string;

  beforeAll(() => {
    const model = scratch(framework);
    expect(runBuilt(ARGS, model.folder, SECRET).exit).toBe(0);
    patched = model.tree();
    model.remove();
  });

  beforeEach(() => {
    project = scratch(framework);
    old = project.tree();
  });

  afterEach(() => {
    project.remove();
  });

  const start = (more: Parameters<typeof startBuilt>[2] = {}) =>
    startBuilt(ARGS, project.folder, { ...SLOW, input: SECRET, ...more });

  it.each([
    ['', []],
    [' over the lock of a run that was killed', [DEAD]],
    [' over the locks of two runs that were killed', [DEAD, DEAD.replace('0123456789ab', 'ba9876543210')]],
  ])('is patched once by three runs at the same time%s', async (_name, locks) => {
    for (const lock of locks) writeFileSync(join(project.folder, lock), '');
    const runs = await Promise.all([start(), start(), start()]);
    expect(project.tree()).toBe(patched);
    const winners = runs.filter(({ stderr }) => stderr.includes('Done: '));
    expect(winners).toHaveLength(1);
    for (const { exit, stderr } of runs) {
      if (exit === 0) expect(stderr).toMatch(/Done: |Everything is set up/);
      else {
        expect({ exit, stderr }).toMatchObject({ exit: 4 });
        expect(stderr).toMatch(
          /Another run of this command( \(process \d+ .*\))? is writing here|changed while/,
        );
        expect(stderr).toContain('No files were changed');
      }
    }
  });

  it('is left alone while a run of another machine holds the lock', () => {
    const lock = join(project.folder, '.cws-lock-0123456789ab-1-another-machine');
    writeFileSync(lock, '');
    const { exit, stderr } = runBuilt(ARGS, project.folder, SECRET);
    expect(exit).toBe(4);
    expect(stderr).toContain('Another run of this command (process 1 another-machine) is writing here.');
    expect(stderr.replace(/\s+/g, '')).toContain(`remove${lock}.`);
  });

  it.each([target, '.gitignore'])('is not written when %s changes between plan and apply', async (file) => {
    const path = join(project.folder, file);
    const environment = { WRITE_MEANWHILE: path };
    const { exit, stderr } = await start({ node: preload('write-meanwhile.mjs'), environment });
    expect(exit).toBe(4);
    expect(stderr).toContain(`${file} changed while this command was running.`);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/# of another program\n$/);
    writeFileSync(path, text.replace('# of another program\n', ''));
    expect(project.tree()).toBe(old);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('is as before after %s in the middle of slow writing', async (signal, code) => {
    const stopped = await start({
      environment: { DISK_DELAY: '20' },
      interruptAt: 'create',
      interruptWith: signal,
    });
    expect(stopped.stderr).toContain('Interrupted.');
    expect(stopped.exit).toBe(code);
    expect(project.tree()).toBe(old);
  });

  it('is written by the next run when the disk was slow and the run was killed', async () => {
    const killed = await start({
      environment: { DISK_DELAY: '20' },
      interruptAt: 'create',
      interruptWith: 'SIGKILL',
    });
    expect(killed.exit).toBe(null);
    expect((await start()).exit).toBe(0);
    expect(project.tree()).toBe(patched);
  });

  it.runIf(existsSync('/bin/sh'))('is patched when the reader of the screen goes away', async () => {
    const { exit } = await start({ readers: 'gone' });
    expect(exit).toBe(0);
    expect(project.tree()).toBe(patched);
  });

  it('is left alone once it is patched, also by a run that finds a dead lock', () => {
    runBuilt(ARGS, project.folder, SECRET);
    writeFileSync(join(project.folder, DEAD), '');
    writeFileSync(join(project.folder, '.cws-0123456789ab.tmp'), 'half');
    expect(runBuilt(ARGS, project.folder, SECRET).exit).toBe(0);
    expect(project.tree()).toBe(patched);
  });
});
