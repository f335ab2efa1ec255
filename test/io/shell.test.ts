import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openShell } from '../../src/io/shell.js';

const folders: string[] = [];
const folder = (): string => {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "shell ' ü ")));
  folders.push(path);
  return path;
};

afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

const quiet = new AbortController().signal;
const node = (program: string, ...args: string[]) => [process.execPath, '-e', program, ...args] as const;

describe('following a program', () => {
  it('runs it in the folder that is named, and passes on the lines of both streams', async () => {
    const here = folder();
    const lines: string[] = [];
    const program = 'console.log(process.cwd()); console.error("to stderr"); process.exitCode = 3';
    const watch = { signal: quiet, onLine: (line: string) => lines.push(line) };
    const result = await openShell('/').follow(node(program), here, watch);
    expect(result).toEqual({ exitCode: 3, stdout: here, stderr: 'to stderr' });
    expect(lines.sort()).toEqual([here, 'to stderr'].sort());
  });

  it('hands over every argument as it is: there is no shell between', async () => {
    const odd = ['a b', "it's", '"', '$HOME', '; echo no', '*', '^4', ''];
    const program = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const result = await openShell('/').follow(node(program, ...odd), folder(), { signal: quiet });
    expect(JSON.parse(result?.stdout ?? '')).toEqual(odd);
  });

  it('gives it no stdin, so that it cannot wait for an answer', async () => {
    const program = 'process.stdin.on("end", () => console.log("no more")).resume()';
    const result = await openShell('/').follow(node(program), folder(), { signal: quiet });
    expect(result?.stdout).toBe('no more');
  });

  it('says when there is no such program', async () => {
    const watch = { signal: quiet, onLine: () => undefined };
    expect(await openShell('/').follow(['no-such-program-here'], folder(), watch)).toBeUndefined();
  });

  it('ends it when the run is interrupted', async () => {
    const controller = new AbortController();
    const onLine = (): void => {
      controller.abort();
    };
    const program = 'console.log("begun"); setInterval(() => undefined, 1000)';
    const watch = { signal: controller.signal, onLine };
    expect(await openShell('/').follow(node(program), folder(), watch)).toMatchObject({ exitCode: 1 });
  });
});
