import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { batchCommand, follow, isUnsafe, taskkillCommand } from '../../src/platform/follow.js';
import { openShell } from '../../src/platform/shell.js';

/** Windows has no signals: what is killed there ends with 1. */
const isWindows = process.platform === 'win32';
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
    expect(await openShell('/').follow(node(program), folder(), watch)).toMatchObject(
      isWindows ? { exitCode: 1 } : { failure: expect.stringMatching(/^was killed by SIG/) },
    );
  });
});

describe.skipIf(isWindows)('what a program has started', () => {
  const shell = (program: string) => ['/bin/sh', '-c', program] as const;

  it('is not waited for after the program has ended, though it keeps the output', async () => {
    const lines: string[] = [];
    const watch = { signal: quiet, onLine: (line: string) => lines.push(line) };
    const begun = Date.now();
    const program = shell('echo one; sleep 30 & echo two; exit 3');
    expect(await follow(program, folder(), watch)).toMatchObject({ exitCode: 3 });
    expect(lines).toEqual(['one', 'two']);
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  it.each([
    ['keeps the output', 'echo begun; sleep 30; echo more'],
    ['keeps the output and goes on', 'echo begun; sleep 30 & wait; sleep 30'],
    ['ignores signals, as the program does', 'trap "" INT TERM HUP; echo begun; sleep 30; sleep 30'],
  ])('does not hold up an interruption if it %s', async (_, program) => {
    for (const hears of [true, false]) {
      const controller = new AbortController();
      let told = Date.now();
      const interrupt = (): void => {
        told = Date.now();
        controller.abort();
      };
      if (!hears) setTimeout(interrupt, 300);
      const watch = { signal: controller.signal, ...(hears && { onLine: interrupt }) };
      expect(await follow(shell(program), folder(), watch)).toMatchObject({
        failure: expect.stringMatching(/^was killed by SIG/),
      });
      expect(Date.now() - told).toBeLessThan(1000);
    }
  });
});

describe('a program of Windows', () => {
  it('is ended with all that it has started', async () => {
    const controller = new AbortController();
    const ended: number[] = [];
    const program = 'console.log(process.pid); setInterval(() => undefined, 1000)';
    const lines: string[] = [];
    const onLine = (line: string): void => {
      lines.push(line);
      controller.abort();
    };
    const watch = { signal: controller.signal, onLine };
    const result = await follow(node(program), folder(), watch, (pid) => {
      ended.push(pid);
      process.kill(pid, 'SIGKILL');
    });
    expect(result).toMatchObject(isWindows ? { exitCode: 1 } : { failure: 'was killed by SIGKILL' });
    expect(ended.map(String)).toEqual(lines);
    const words = ['C:\\Windows\\System32\\taskkill.exe', '/PID', '7', '/T', '/F'];
    expect(taskkillCommand(7, { SystemRoot: 'C:\\Windows' })).toEqual(words);
  });

  it.each(['a&calc', '%PATH%', 'a|b', '"', 'a\nb', '>x'])('gets no argument %j through cmd', async (word) => {
    expect(isUnsafe('C:\\tools\\npm.CMD', ['install', word])).toBe(true);
    expect(isUnsafe('C:\\tools\\node.exe', ['install', word])).toBe(false);
    const result = await follow(['/tools/x.bat', word], folder(), { signal: quiet });
    expect(result).toMatchObject({ failure: expect.stringMatching(/^could not be started/) });
  });

  it('is started by its shell if it is a batch file, with every word in quotes', () => {
    const words = ['C:\\Program Files\\npm.cmd', 'install', 'x@^4', 'a\\'] as const;
    expect(batchCommand(words, { SystemRoot: 'D:\\Win' })).toEqual([
      'D:\\Win\\System32\\cmd.exe',
      ['/d', '/v:off', '/s', '/c', '""C:\\Program Files\\npm.cmd" "install" "x@^4" "a\\\\""'],
    ]);
  });

  it('gets every other argument, and so all of ours', () => {
    const words = [
      'install',
      '@nestjs/config@^4',
      '-p',
      'my app/tsconfig.json',
      "it's",
      '--x=1,2',
      '(a)',
      '!',
    ];
    expect(isUnsafe('C:\\tools\\npm.cmd', words)).toBe(false);
  });
});

describe('asking a program', () => {
  const hangs = node('setInterval(() => undefined, 1000)');

  it('does not depend on the language of the user', async () => {
    const result = await openShell(folder()).run(node('console.log(process.env.LC_ALL)'));
    expect(result).toEqual({ exitCode: 0, stdout: 'C', stderr: '' });
  });

  it('does not name the virtual environment, whose Python may lie in the project', async () => {
    const variables = { ...process.env, VIRTUAL_ENV: '/somewhere' };
    const result = await openShell(folder(), { variables }).run(node('console.log(process.env.VIRTUAL_ENV)'));
    expect(result?.stdout).toBe('undefined');
  });

  it('loses patience with one that hangs, and says so', async () => {
    const result = await openShell(folder(), { patience: 300 }).run(hangs);
    expect(result).toMatchObject({ failure: 'did not answer in time' });
    expect(result?.exitCode).toBeGreaterThan(1);
  });

  it('ends it when the run is interrupted', async () => {
    const signal = AbortSignal.timeout(300);
    await expect(openShell(folder(), { signal }).run(hangs)).rejects.toMatchObject({ exitCode: 130 });
  });

  it.skipIf(isWindows)('tells a program that cannot be started from one that says no', async () => {
    const here = folder();
    writeFileSync(join(here, 'program'), '', { mode: 0o644 });
    const result = await openShell(here).run([join(here, 'program')]);
    expect(result).toMatchObject({ failure: 'could not be started (EACCES)' });
    expect(result?.exitCode).toBeGreaterThan(1);
  });
});
