import { appendFile, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { readTree } from '../support/case-folder.js';
import { scratch, type Scratch } from '../support/built-command.js';
import { describeWith } from './available.js';
import { discard, newFolder } from './folders.js';
import { run, succeed } from './programs.js';
import { preparePython } from './python.js';

const WHEELS = join(import.meta.dirname, 'wheels.py');
const ARGS = ['--framework', 'django'];

describeWith(['cli', 'python'], 'installing with the real pip', () => {
  let wheels: string;
  let project: Scratch;
  /** No network: pip knows the wheels that the test has built, and no others. */
  let offline: Record<string, string>;

  beforeAll(async () => {
    wheels = await newFolder('wheels');
    await succeed([await preparePython(), WHEELS, wheels], { cwd: wheels });
    offline = {
      PIP_NO_INDEX: '1',
      PIP_FIND_LINKS: wheels,
      PIP_CONFIG_FILE: '/dev/null',
      PIP_NO_CACHE_DIR: '1',
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      VIRTUAL_ENV: '',
    };
  });
  afterAll(() => discard(wheels));
  beforeEach(() => {
    project = scratch('django');
  });
  afterEach(() => {
    project.remove();
  });

  const newEnvironment = async (folder: string): Promise<string> => {
    await succeed([await preparePython(), '-m', 'venv', folder], { cwd: wheels });
    return join(folder, 'bin', 'python');
  };
  const installedIn = async (python: string): Promise<string> =>
    (await succeed([python, '-m', 'pip', 'list'], { cwd: wheels, env: offline })).stdout;
  const command = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    run(['node', inject('cli'), ...ARGS, ...args], { cwd: project.folder, env: { ...offline, ...env } });

  it("puts what is missing into the project's .venv, and the settings find it there", async () => {
    const python = await newEnvironment(join(project.folder, '.venv'));
    const requirements = ['-m', 'pip', 'install', '-r', 'requirements.txt'];
    await succeed([python, ...requirements], { cwd: project.folder, env: offline });
    expect(await installedIn(python)).not.toContain('wristband-django-auth');
    const { exitCode, stderr, output } = await command(['--verify', '--verbose']);
    expect(exitCode, output).toBe(0);
    expect(stderr).toContain('Installing: .venv/bin/python -m pip install -r requirements.txt\n');
    expect(stderr).toMatch(/^ {2}Successfully installed .*wristband-django-auth-1\.1\.0/m);
    expect(stderr).toContain('Done: 4 files written, 2 packages installed.');
    const installed = await installedIn(python);
    expect(installed).toContain('wristband-django-auth');
    expect(installed).toContain('python-dotenv');
    const again = await command([]);
    expect(again.output).toContain('Everything is set up');
  });

  it('puts it into the environment that is active, though the project has one', async () => {
    const own = await newEnvironment(join(project.folder, '.venv'));
    const active = join(wheels, 'active');
    const python = await newEnvironment(active);
    const path = [join(active, 'bin'), process.env['PATH']].join(delimiter);
    const { exitCode, output } = await command([], { VIRTUAL_ENV: active, PATH: path });
    expect(exitCode, output).toBe(0);
    expect(output).toContain('Installing: python -m pip install -r requirements.txt\n');
    expect(await installedIn(python)).toContain('wristband-django-auth');
    expect(await installedIn(own)).not.toContain('wristband-django-auth');
  });

  it('puts the files back, requirements.txt among them, when --verify finds a new error', async () => {
    const python = await newEnvironment(join(project.folder, '.venv'));
    await appendFile(join(project.folder, 'bookshop', 'settings.py'), '\nNO_SESSIONS = True\n');
    const requirements = ['-m', 'pip', 'install', '-r', 'requirements.txt'];
    await succeed([python, ...requirements], { cwd: project.folder, env: offline });
    const before = ownFiles(project.folder);
    const { exitCode, output } = await command(['--verify']);
    expect(exitCode, output).toBe(4);
    expect(output).toContain('?: (shop.E001) no sessions here');
    expect(output).toContain(
      'The packages stay installed; the files that declare and lock them were restored.',
    );
    expect(ownFiles(project.folder)).toEqual(before);
    expect(Object.keys(before)).toContain('requirements.txt');
    expect(await installedIn(python)).toContain('wristband-django-auth');
  });

  it('keeps the files when pip finds no such package', async () => {
    await newEnvironment(join(project.folder, '.venv'));
    const { exitCode, output } = await command([], { PIP_FIND_LINKS: project.folder });
    expect(exitCode, output).toBe(4);
    expect(output).toContain('No matching distribution found');
    expect(output).toContain(
      'Install the packages:\n       .venv/bin/python -m pip install -r requirements.txt',
    );
    const requirements = await readFile(join(project.folder, 'requirements.txt'), 'utf8');
    expect(requirements).toContain('wristband-django-auth');
  });
});

/** Without the environment, which keeps the packages. */
function ownFiles(folder: string): Record<string, string> {
  const files = [...readTree(folder)].filter(([path]) => !path.startsWith('.venv/'));
  return Object.fromEntries(files.map(([path, bytes]) => [path, bytes.toString('latin1')]));
}
