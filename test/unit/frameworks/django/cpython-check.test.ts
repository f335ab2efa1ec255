import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkWithPython } from '../../../../src/session/python/cpython-check.js';
import type { PlannedFile } from '../../../../src/model/change.js';
import type { Shell } from '../../../../src/model/context.js';

function change(path: string, before: string, after: string): PlannedFile {
  const snapshot = { bytes: Buffer.from(before), mode: 0o644, content: { text: before, bom: false } };
  return { path, before: snapshot, after: Buffer.from(after), text: after, hidden: false, done: ['edit'] };
}

function recorded(stdout: string, exitCode = 0): { shell: Pick<Shell, 'run'>; calls: string[] } {
  const calls: string[] = [];
  const run = (argv: readonly string[], input = '') => {
    calls.push(`${argv.slice(0, 2).join(' ')} ${input}`);
    return Promise.resolve({ exitCode, stdout, stderr: '' });
  };
  return { shell: { run }, calls };
}

describe('what Python says', () => {
  it('is asked once for all Python files that were there', async () => {
    const { shell, calls } = recorded('[null, {"line": 3, "reason": "invalid syntax"}]');
    const changes = [
      change('a.py', 'if a: b', 'if a: c'),
      change('.gitignore', '', '.env'),
      change('d.py', 'del d', 'del e'),
    ];
    expect(await checkWithPython(changes, shell)).toMatchObject([{ file: 'd.py', line: 3, kind: 'blocked' }]);
    expect(calls).toEqual([
      'python3 -I [{"before":"if a: b","after":"if a: c"},{"before":"del d","after":"del e"}]',
    ]);
  });

  it('is not asked without a Python file', async () => {
    const { shell, calls } = recorded('');
    expect(await checkWithPython([change('.env', '', 'A=1')], shell)).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('is not asked about imports, assignments and calls alone', async () => {
    const { shell, calls } = recorded('');
    const settings = "import os\n\nAPPS = ['a', *[]]\nKEY = os.environ['KEY']\nload(BASE / '.env')\n";
    expect(await checkWithPython([change('a.py', '', settings.replace(', *[]', ''))], shell)).toEqual([]);
    expect(calls).toEqual([]);
    expect(
      await checkWithPython([change('a.py', '', settings)], recorded('[{"line":3,"reason":"x"}]').shell),
    ).toHaveLength(1);
  });

  it('counts nothing where there is no Python, or where it fails', async () => {
    const changes = [change('a.py', 'a', 'del b')];
    expect(await checkWithPython(changes, { run: () => Promise.resolve(undefined) })).toEqual([]);
    expect(await checkWithPython(changes, recorded('', 1).shell)).toEqual([]);
    expect(await checkWithPython(changes, recorded('Welcome!').shell)).toEqual([]);
  });

  it.runIf(hasPython())('is that of ast.parse, and only on what it took before', async () => {
    const run: Shell['run'] = ([program, ...rest], input) =>
      Promise.resolve({
        exitCode: 0,
        stdout: execFileSync(program, rest, { input, encoding: 'utf8' }),
        stderr: '',
      });
    const changes = [
      change('fine.py', 'a = 1\n', "a = f'ü 🌱'\n"),
      change('broken.py', 'a = 1\n', 'a = 1\nb = (\n'),
      change('never.py', 'print "2.7"\n', 'print "2.7", 1\n'),
    ];
    expect(await checkWithPython(changes, { run })).toMatchObject([{ file: 'broken.py', line: 2 }]);
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
}
