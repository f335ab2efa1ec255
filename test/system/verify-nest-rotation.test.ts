import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBuilt, scratch, type Scratch } from '../support/built-command.js';

const COMPILER = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'commonjs',
    moduleResolution: 'node10',
    ignoreDeprecations: '6.0',
    strict: true,
    experimentalDecorators: true,
    types: ['node'],
  },
  include: ['src'],
};

/** As much of the packages' types as the configuration uses. */
const TYPES = {
  '@types/node': 'declare const process: { readonly env: Record<string, string | undefined> };',
  '@nestjs/config': 'export function registerAs<F extends () => object>(token: string, factory: F): F;',
  '@wristband/nestjs-auth':
    'export interface AuthConfig {}\nexport interface SessionOptions { secrets: SECRETS; maxAge?: number }',
};

describe(
  '--verify asks the TypeScript of a NestJS application about a rotation',
  { timeout: 240_000 },
  () => {
    let project: Scratch;

    const write = (path: string, text: string, mode = 0o644) => {
      const file = join(project.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode });
    };
    const installTypes = (secrets: string) => {
      for (const [name, types] of Object.entries(TYPES)) {
        write(
          `node_modules/${name}/package.json`,
          JSON.stringify({ name, version: '4.0.0', types: 'index.d.ts' }),
        );
        write(`node_modules/${name}/index.d.ts`, types.replace('SECRETS', secrets));
      }
    };
    const env = () => readFileSync(join(project.folder, '.env'), 'utf8');
    const secretsIn = (text: string) => text.match(/[\w-]{43}/g) ?? [];
    const rotate = (...flags: string[]) =>
      runBuilt(['rotate', ...flags, '--verify', '--yes'], project.folder);

    beforeEach(() => {
      project = scratch('nest');
      expect(runBuilt(['--yes', '--no-install'], project.folder).exit).toBe(0);
      write('tsconfig.json', JSON.stringify(TSCONFIG));
      write('node_modules/.bin/tsc', `#!/bin/sh\nexec '${process.execPath}' '${COMPILER}' "$@"\n`, 0o755);
    });
    afterEach(() => {
      project.remove();
    });

    it('keeps the files when they compile with several secrets, and when there is one again', () => {
      installTypes('string | string[]');
      const [used = 'none'] = secretsIn(env());
      const { exit, stderr } = rotate();
      expect([exit, stderr]).toEqual([0, expect.stringContaining('Done: 2 files written.')]);
      expect(env()).toContain(`WRISTBAND_SESSION_SECRET_PREVIOUS=${used}\n`);
      expect([rotate('--finish').exit, env().includes(used)]).toEqual([0, false]);
    });

    it('puts the files back when the installed SDK takes one secret only, and shows none', () => {
      installTypes('string');
      const before = project.tree();
      const { exit, stdout, stderr } = rotate();
      expect([exit, stderr]).toEqual([4, expect.stringContaining('the files were restored')]);
      expect(stderr).toContain('src/config/wristband.config.ts');
      expect(secretsIn(stdout + stderr)).toEqual([]);
      expect(project.tree()).toBe(before);
    });

    it('writes nothing where there is no compiler to ask', () => {
      write('tsconfig.json', JSON.stringify({ files: [] }));
      const before = project.tree();
      const { exit, stderr } = rotate();
      expect([exit, stderr]).toEqual([4, expect.stringContaining('No files were changed.')]);
      expect(project.tree()).toBe(before);
    });
  },
);
