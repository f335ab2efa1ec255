import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput } from '../../src/io/output.js';

const { O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } = constants;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const unneeded = () => {
  throw new Error("Node's own stream is not needed");
};

describe.runIf(process.platform !== 'win32')('an output', () => {
  it('waits for a slow reader, also where the pipe would not', async () => {
    const pipe = join(folder, 'pipe');
    const copy = join(folder, 'copy');
    execFileSync('mkfifo', [pipe]);
    const end = openSync(pipe, O_RDWR | O_NONBLOCK);
    const reader = spawn('sh', ['-c', 'sleep 0.2; exec cat "$1" > "$2"', 'sh', pipe, copy]);
    const text = 'ä line\n'.repeat(50_000);
    openOutput(end, unneeded).write(text);
    closeSync(end);
    await once(reader, 'exit');
    expect(readFileSync(copy, 'utf8')).toBe(text);
  });

  it('goes on when its reader is gone', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, O_RDONLY | O_NONBLOCK);
    const end = openSync(pipe, O_WRONLY | O_NONBLOCK);
    closeSync(reader);
    const output = openOutput(end, unneeded);
    expect(output.isTTY).toBe(false);
    expect(() => {
      output.write('nobody reads this');
    }).not.toThrow();
    closeSync(end);
  });

  it('leaves a device to Node', () => {
    const end = openSync('/dev/null', 'w');
    const stream = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.WriteStream;
    const output = openOutput(end, () => stream);
    output.write('hello');
    closeSync(end);
    expect(output.isTTY).toBe(true);
    expect(String(stream.read())).toBe('hello');
  });
});
