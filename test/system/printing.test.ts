import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandWords, scratch, type Scratch } from '../support/built-command.js';

let project: Scratch;

beforeEach(() => {
  project = scratch('django');
});

afterEach(() => {
  project.remove();
});

const apply = [...commandWords, '--yes', '--no-install'];

/** Runs a line of the shell in the project, with `"$@"` as the command. */
function shell(line: string, words: readonly string[]): string {
  return execFileSync('/bin/sh', ['-c', line, 'sh', ...words], { cwd: project.folder, encoding: 'utf8' });
}

describe.skipIf(process.platform === 'win32')('stdout and stderr', () => {
  it('keep their order where both go the same way', () => {
    const inPipe = shell('"$@" 2>&1 | cat', [...apply, '--dry-run']);
    const marks = ['Django', '  edit', 'diff --git', 'Dry run'].map((mark) => inPipe.indexOf(mark));
    expect(marks).not.toContain(-1);
    expect(marks).toEqual(marks.toSorted((one, other) => one - other));
    shell('"$@" > all.txt 2>&1', [...apply, '--dry-run']);
    expect(readFileSync(join(project.folder, 'all.txt'), 'utf8')).toBe(inPipe);
  });

  it('take help and mistakes as well', () => {
    expect(shell('"$@" | cat', [...commandWords, '--help'])).toMatch(/^Usage: [^]*--dry-run/);
    expect(shell('"$@" 2>&1 >/dev/null | cat', [...commandWords, '--no-such'])).toContain('unknown option');
  });

  it.each([
    ['\n::error::x\u001B[31m'],
    ['--app', 'a\n::error::x\u001B[31m'],
    ['--framework', '\n::error::x\u001B[31m'],
  ])('hold no commands of what was typed (%j)', (...words) => {
    const [program, ...args] = [...commandWords, ...words];
    const { stderr } = spawnSync(program, args, { cwd: project.folder, encoding: 'utf8' });
    expect(stderr).toContain('\\x3a:error::x');
    expect(stderr).not.toContain('\u001B');
  });

  it.runIf(process.platform === 'linux').each([['--dry-run'], ['--json', '--dry-run'], ['check', '--json']])(
    'are missed where there is no space for them (%s %s)',
    (...flags) => {
      const words = [...commandWords, ...flags, '--no-install'];
      const run = spawnSync('/bin/sh', ['-c', '"$@" > /dev/full', 'sh', ...words], {
        cwd: project.folder,
        encoding: 'utf8',
      });
      expect(run.stderr).toContain('Failed to write the output: no space is left on the disk.');
      expect(run.status).toBe(4);
    },
  );

  it.runIf(process.platform === 'linux')(
    'do not hold up a run whose reader takes its time',
    { timeout: 60_000 },
    async () => {
      const fill = join(import.meta.dirname, '..', 'support', 'fill-stdout.mjs');
      const slowly = '(while [ ! -e go ]; do sleep 0.05; done; cat)';
      const line = `("$0" "${fill}"; exec "$@" 2>/dev/null) | ${slowly}`;
      const child = spawn('/bin/sh', ['-c', line, process.execPath, ...apply], { cwd: project.folder });
      const printed = text(child.stdout);
      const settings = join(project.folder, 'bookshop', 'settings.py');
      for (let tries = 0; tries < 400 && !isPatched(settings); tries += 1) await wait(50);
      const patched = isPatched(settings);
      writeFileSync(join(project.folder, 'go'), '');
      expect(patched).toBe(true);
      expect((await printed).trimStart()).toMatch(/^diff --git [^]*WRISTBAND_SESSION_SECRET/);
    },
  );
});

function isPatched(settings: string): boolean {
  return readFileSync(settings, 'utf8').includes('WRISTBAND_SESSION_SECRET');
}
