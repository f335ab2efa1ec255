import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scratch, type Scratch } from '../support/built-command.js';
import { asWindowsPath, runCommand, runNode, withFolder, type Ended, type Windows } from './windows.js';

/** Where it can't be had, every test is skipped. */
const found = inject('windows');
const windows: Windows = found ?? { node: '', starter: [], environment: {}, path: ['', ''] };
const root = join(import.meta.dirname, '..', '..');
const TARGETS = { nest: 'src/app.module.ts', django: 'bookshop/settings.py' } as const;

/** Windows does not care about the case of a drive. */
function otherCase(path: string): string {
  return path.charAt(0).toLowerCase() + path.slice(1);
}

describe.skipIf(found === undefined).each(['nest', 'django'] as const)(
  'a %s project on Windows',
  (framework) => {
    let outer: Scratch;

    /** A fresh sample in a folder of the scratch; its path. */
    const sampleAt = (...folder: string[]): string => {
      const path = join(outer.folder, ...folder);
      mkdirSync(path, { recursive: true });
      cpSync(join(root, 'test', 'samples', framework), path, { recursive: true });
      renameSync(join(path, '_gitignore'), join(path, '.gitignore'));
      return path;
    };

    beforeAll(() => {
      outer = scratch();
    });

    afterAll(() => {
      outer.remove();
    });

    describe('in a folder', () => {
      let usual: Ended;
      const dryRun = async (...args: string[]): Promise<Ended> => {
        const ended = await runCommand(windows, ['--dry-run', '--no-install', ...args], outer.folder);
        // The command that applies it repeats the words as they were typed.
        return { ...ended, stderr: ended.stderr.replace(/^Apply it .*$/m, '') };
      };

      beforeAll(async () => {
        sampleAt('apps', 'api');
        sampleAt('other');
        usual = await dryRun('--app', 'apps/api');
        expect([usual.exit, usual.stderr]).toEqual([0, expect.stringContaining('Detected')]);
        expect(usual.stdout).toContain(`--- a/apps/api/${TARGETS[framework]}`);
      });

      it('is the same for --app in each form of its path', async () => {
        const path = asWindowsPath(join(outer.folder, 'apps', 'api'));
        const forms = ['.\\apps\\api\\', 'apps\\api', path, otherCase(path), `\\\\?\\${path}`];
        for (const form of forms) expect([form, await dryRun('--app', form)]).toEqual([form, usual]);
      });

      it('is the same for --cwd in each form of its path', async () => {
        const path = asWindowsPath(join(outer.folder, 'apps', 'api'));
        const inside = await dryRun('--cwd', 'apps/api');
        expect(inside.exit).toBe(0);
        const forms = ['.\\apps\\api\\', otherCase(path).replaceAll('\\', '/'), `\\\\?\\${path}`];
        for (const form of forms) expect([form, await dryRun('--cwd', form)]).toEqual([form, inside]);
      });

      it.each(['..\\other', 'C:\\elsewhere', '\\\\server\\share'])(
        'is not sought outside, in %s',
        async (app) => {
          const { exit, stdout, stderr } = await dryRun('--cwd', 'apps', '--app', app);
          expect([exit, stdout]).toEqual([2, '']);
          expect(stderr).toContain(`--app ${app} is outside `);
        },
      );
    });

    it('starts no program that lies in it', async () => {
      const project = sampleAt('shadowed');
      for (const name of ['git', 'npm', 'python', 'python3', 'py']) {
        copyFileSync(windows.node, join(project, `${name}.exe`));
        writeFileSync(join(project, `${name}.cmd`), `@echo ${name}>>started.txt\r\n`);
      }
      const { exit, stderr } = await runCommand(windows, ['--yes'], project);
      expect(stderr).toMatch(/(npm|python) was not found/);
      expect(exit).toBe(4);
      mkdirSync(join(project, '.git'));
      expect((await runCommand(windows, ['--dry-run'], project)).stderr).toContain('it is not installed');
      expect(existsSync(join(project, 'started.txt'))).toBe(false);
    });

    it('is installed by the batch file on the PATH, or by the py of Windows', async () => {
      const project = sampleAt('installed');
      const tools = join(outer.folder, 'tools (x86)');
      mkdirSync(tools, { recursive: true });
      writeFileSync(join(tools, 'npm.cmd'), '@echo npm got %*\r\n');
      writeFileSync(join(tools, 'python.cmd'), '@exit /b 9009\r\n');
      writeFileSync(join(tools, 'py.cmd'), '@echo py got %*\r\n');
      const found = withFolder(windows, tools);
      const { exit, stderr } = await runCommand(windows, ['--yes', '--verbose'], project, found);
      expect([exit, stderr]).toEqual([0, expect.stringMatching(/(npm got .*install|py got .*pip)/)]);
    });

    it('waits for a file that another program has open, and then says so', async () => {
      const project = sampleAt('held');
      const file = TARGETS[framework].replaceAll('/', '\\');
      const run = async (time: number): Promise<unknown> => {
        const script = join('test', 'windows', 'run-in-use.mjs');
        return JSON.parse(
          (await runNode(windows, [script, asWindowsPath(project), file, String(time)], root)).stdout,
        );
      };
      expect(await run(60_000)).toMatchObject({
        exitCode: 4,
        message: `${TARGETS[framework]} could not be written: another program has it open.`,
      });
      expect(existsSync(join(project, '.env'))).toBe(false);
      // No package manager is there.
      const command = framework === 'nest' ? ['npm', 'install'] : ['python', '-m'];
      expect(await run(500)).toMatchObject({
        status: 'install-failed',
        command: expect.arrayContaining(command),
      });
      expect(existsSync(join(project, '.env'))).toBe(true);
    });

    it('is not written without asking in a Git Bash that hides its terminal', async () => {
      const project = sampleAt('bash');
      const { exit, stderr } = await runCommand(windows, [], project, { MSYSTEM: 'MINGW64' });
      expect([exit, stderr]).toEqual([2, expect.stringMatching(/winpty.*--yes/)]);
      expect(existsSync(join(project, '.env'))).toBe(false);
      const args = ['--no-install', '--no-interactive'];
      expect((await runCommand(windows, args, project, { MSYSTEM: 'MINGW64' })).exit).toBe(0);
    });

    it('is to be made writable with attrib', async () => {
      const project = sampleAt('read-only');
      chmodSync(join(project, TARGETS[framework]), 0o444);
      const { exit, stderr } = await runCommand(windows, ['--yes', '--no-install'], project);
      expect([exit, stderr]).toEqual([
        3,
        expect.stringContaining(`attrib -R ${TARGETS[framework].replaceAll('/', '\\')}`),
      ]);
    });
  },
);
