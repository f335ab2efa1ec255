import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemCode } from '../../../src/platform/file-system.js';
import { WriteQueue } from '../../../src/platform/output.js';

let folder: string;
let open: number[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'));
  open = [];
});

afterEach(() => {
  open.forEach((fd) => {
    closeSync(fd);
  });
  rmSync(folder, { recursive: true });
});

/** A pipe whose other end is open, or gone; to write to it never waits. */
function pipe(name: string, reader: 'there' | 'gone' = 'there') {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  const from = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const to = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  if (reader === 'gone') closeSync(from);
  open.push(to, ...(reader === 'there' ? [from] : []));
  return { from, to };
}

/** What is in a pipe at this moment, as Latin-1: a character may be cut in two. */
function drain(from: number): string {
  const bytes = Buffer.alloc(1 << 20);
  try {
    return bytes.toString('latin1', 0, readSync(from, bytes));
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return '';
    throw error;
  }
}

async function readUntil(from: number, end: string): Promise<string> {
  let bytes = '';
  for (let tries = 0; tries < 500 && !bytes.endsWith(end); tries += 1) {
    bytes += drain(from);
    await wait(2);
  }
  return Buffer.from(bytes, 'latin1').toString();
}

describe.skipIf(process.platform === 'win32')('what is printed', () => {
  it('arrives whole and in order, however often the pipe is full', async () => {
    const { from, to } = pipe('slow');
    const queue = new WriteQueue();
    const texts = Array.from({ length: 40 }, (_, index) => `${String(index)} ${'ü🚀'.repeat(2000)}\n`);
    for (const text of texts) queue.add(to, text);
    queue.add(to, 'end');
    const read = await readUntil(from, 'end');
    expect(read.split('\n').map((line) => line.slice(0, 4))).toEqual([
      ...texts.map((text) => text.slice(0, 4)),
      'end',
    ]);
    expect(read === `${texts.join('')}end`).toBe(true);
  });

  it('waits for what was printed before it to another reader', async () => {
    const [full, other] = [pipe('full'), pipe('other')];
    const queue = new WriteQueue();
    queue.add(full.to, `${'x'.repeat(200_000)}.`);
    queue.add(other.to, 'later');
    await wait(50);
    expect(drain(other.from)).toBe('');
    await readUntil(full.from, '.');
    expect(await readUntil(other.from, 'later')).toBe('later');
  });

  it('is dropped for a reader that has gone, and for no other', async () => {
    const [gone, there] = [pipe('gone', 'gone'), pipe('there')];
    const queue = new WriteQueue();
    for (const text of ['a', 'b']) {
      queue.add(gone.to, text);
      queue.add(there.to, text);
    }
    expect(await readUntil(there.from, 'b')).toBe('ab');
  });
});

it.runIf(process.platform === 'linux')(
  'tells when there is no space, and not when a reader is gone',
  async () => {
    const failures: [number, string | undefined][] = [];
    const queue = new WriteQueue((fd, error) => failures.push([fd, systemCode(error)]));
    const full = openSync('/dev/full', 'w');
    open.push(full);
    queue.add(full, 'lost');
    queue.add(full, 'more');
    queue.add(pipe('gone', 'gone').to, 'unread');
    await wait(100);
    expect(failures).toEqual([[full, 'ENOSPC']]);
  },
);
