import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { describeWith } from './available.js';
import { cached, discard, newFolder } from './folders.js';
import { NPM_INSTALL } from './packages.js';
import { run, succeed } from './programs.js';

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));

/** The oldest that is supported, one that lacks what the oldest has, and the lines that are maintained. */
const VERSIONS = ['20.17.0', '22.2.0', '22', '24'] as const;

describeWith(['cli'], 'the installed command', () => {
  describe.each(VERSIONS)('in Node %s', (version) => {
    it.for(['nest', 'django'])(
      'patches a %s project, twice with the same diff',
      async (framework, { skip }) => {
        const node = await nodeOf(version);
        if (node === undefined) return skip(`Node ${version} cannot be had from the registry here`);
        const app = await newFolder(`node-${version}`);
        await cp(join(SAMPLES, framework), app, { recursive: true });
        await rename(join(app, '_gitignore'), join(app, '.gitignore'));
        const start = (...flags: string[]) => run([node, inject('cli'), ...flags], { cwd: app });
        const first = await start('--dry-run', '--no-install');
        expect(first.exitCode, first.output).toBe(0);
        expect(first.stdout).toContain('+++ b/');
        const second = await start('--dry-run', '--no-install');
        expect([second.stdout, second.stderr]).toEqual([first.stdout, first.stderr]);
        expect(await start('--yes', '--no-install')).toMatchObject({ exitCode: 0, stdout: first.stdout });
        expect(await start('check', '--no-install')).toMatchObject({ exitCode: 0 });
        await discard(app);
      },
    );
  });
});

/** The program of a version, from npm; undefined where the registry does not have it. */
async function nodeOf(version: string): Promise<string | undefined> {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  try {
    const folder = await cached(`node-${version}`, async (prefix) => {
      await succeed([...NPM_INSTALL, '--prefix', prefix, `${name}@${version}`], {
        cwd: prefix,
        seconds: 300,
      });
    });
    return join(folder, 'node_modules', name, 'bin', 'node');
  } catch {
    return undefined;
  }
}
