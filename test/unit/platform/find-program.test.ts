import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, posix, win32 } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asShellResult } from '../../../src/platform/ended.js';
import { candidatesFor, namesOf, pathEntries } from '../../../src/platform/find-program.js';
import { openShell } from '../../../src/platform/shell.js';

describe('the entries of PATH in which programs are looked for', () => {
  it('are the absolute ones', () => {
    expect(pathEntries({ PATH: '/usr/bin::.:bin:./x:/opt/b:' }, posix)).toEqual(['/usr/bin', '/opt/b']);
  });

  it.each([
    ['C:\\Windows;;.;bin;.\\x;D:/tools', ['C:\\Windows', 'D:/tools']],
    ['"C:\\Program Files\\Git\\cmd";\\\\server\\bin', ['C:\\Program Files\\Git\\cmd', '\\\\server\\bin']],
    // Of the drive that the project lies on.
    ['\\tools;C:tools;/bin', []],
  ])('are those with a drive or a server on Windows: %s', (Path, entries) => {
    expect(pathEntries({ Path }, win32)).toEqual(entries);
  });

  it('are none where there is no PATH', () => {
    expect(pathEntries({}, win32)).toEqual([]);
  });
});

describe('the files that a name may stand for', () => {
  const wanted = { folders: ['C:\\a', 'C:\\b'], from: 'C:\\app', variables: {}, batch: true };

  it('have an ending on Windows, in the order of PATHEXT', () => {
    const variables = { PathExt: '.CMD;.EXE;.JS;.PS1' };
    const files = candidatesFor('npm', { ...wanted, variables }, win32);
    expect(files).toEqual(['C:\\a\\npm.cmd', 'C:\\a\\npm.exe', 'C:\\b\\npm.cmd', 'C:\\b\\npm.exe']);
  });

  it('are no batch files where the caller cannot start one', () => {
    const files = candidatesFor('git', { ...wanted, folders: ['C:\\a'], batch: false }, win32);
    expect(files).toEqual(['C:\\a\\git.com', 'C:\\a\\git.exe']);
  });

  it.each([
    ['..\\.venv\\Scripts\\python.exe', 'C:\\.venv\\Scripts\\python.exe'],
    ['./node_modules/.bin/tsc', 'C:\\app\\node_modules\\.bin\\tsc.com'],
    ['C:/tools/run.cmd', 'C:\\tools\\run.cmd'],
  ])('are seen from the folder where the name is a path: %s', (name, first) => {
    expect(candidatesFor(name, wanted, win32)[0]).toBe(first);
  });

  it('are as they are called elsewhere', () => {
    const files = candidatesFor('npm', { ...wanted, folders: ['/a', '/b'] }, posix);
    expect(files).toEqual(['/a/npm', '/b/npm']);
    expect(candidatesFor('./bin/tsc', { ...wanted, from: '/app' }, posix)).toEqual(['/app/bin/tsc']);
  });
});

describe('Python', () => {
  it('has several names on Windows', () => {
    expect(namesOf('python3', win32)).toEqual(['python3', 'python', 'py']);
    expect(namesOf('python', win32)).toEqual(['python', 'py']);
    expect(namesOf('npm', win32)).toEqual(['npm']);
    expect(namesOf('python3', posix)).toEqual(['python3']);
  });

  it('is not there where its alias leads to the Microsoft Store', () => {
    expect(asShellResult({ exitCode: 9009, stdout: '', stderr: '', timedOut: false })).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('a program in the current folder', () => {
  let project: string;

  beforeEach(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'programs-')));
    mkdirSync(join(project, 'bin'));
    for (const name of ['odd-tool', 'bin/odd-tool']) {
      writeFileSync(join(project, name), '#!/bin/sh\necho started\n');
      chmodSync(join(project, name), 0o755);
    }
  });

  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  const follow = (program: string, PATH: string) =>
    openShell(project, { variables: { PATH } }).follow([program], project, {
      signal: new AbortController().signal,
    });

  it.each(['', '.', 'bin', ['.', '/usr/bin'].join(delimiter)])(
    'is not started with the PATH %j',
    async (path) => {
      expect(await follow('odd-tool', path)).toBeUndefined();
    },
  );

  it('is started where it is named, or its whole path is on the PATH', async () => {
    expect(await follow('./odd-tool', '')).toMatchObject({ exitCode: 0, stdout: 'started' });
    expect(await follow('odd-tool', join(project, 'bin'))).toMatchObject({ exitCode: 0 });
  });
});
