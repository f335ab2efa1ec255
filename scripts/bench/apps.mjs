import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './measure.mjs';

/** The folder where the end-to-end tests keep what they generate. */
const CACHE = process.env['E2E_CACHE'] ?? join(tmpdir(), 'create-wristband-session-e2e');
const NPM = ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline'];

/** A Python that has Django. */
export const python = process.env['DJANGO_PYTHON'] ?? 'python3';

/** A fresh `nest new` of NestJS 11 with its packages; generated once. */
export async function nestApp() {
  const ofTests = join(CACHE, 'nest-11-1', 'default');
  if (existsSync(ofTests)) return ofTests;
  const app = join(CACHE, 'bench-nest-11', 'app');
  if (existsSync(app)) return app;
  const partial = `${app}-partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  // The registry may need certificates.
  const env = { NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] ?? '' };
  const generate = ['npx', '-y', '@nestjs/cli@11', 'new', '--skip-git', '--skip-install', '-p', 'npm', 'app'];
  await run({ argv: generate, cwd: partial, env });
  await run({ argv: NPM, cwd: join(partial, 'app'), env });
  renameSync(join(partial, 'app'), app);
  return app;
}

/** A fresh `startproject`. */
export async function djangoApp(folder) {
  const app = join(folder, 'startproject');
  mkdirSync(app);
  await run({ argv: [python, '-m', 'django', 'startproject', 'mysite', app] });
  return app;
}

/**
 * A place where an application can be patched again and again.
 * @param {string} source the fresh application
 * @param {string} place
 * @returns {Promise<() => void>} puts the application's own files back; what else is in the place stays
 */
export async function patchable(source, place) {
  const modules = join(source, 'node_modules');
  const isSource = (path) => path !== modules && !path.endsWith('__pycache__');
  mkdirSync(place, { recursive: true });
  if (existsSync(modules)) {
    symlinkSync(modules, join(place, 'node_modules'), 'junction');
    await run({ argv: ['git', 'init', '--quiet'], cwd: place });
  }
  return () => {
    for (const made of ['src', 'mysite', '.env', '.gitignore', 'requirements.txt']) {
      rmSync(join(place, made), { recursive: true, force: true });
    }
    cpSync(source, place, { recursive: true, filter: isSource });
    // As `nest new` writes it where it also makes the repository.
    if (existsSync(modules)) writeFileSync(join(place, '.gitignore'), '/dist\n/node_modules\n\n.env\n');
  };
}

/** 20,000 source files in 5,000 folders beside the application. */
export async function surround(place) {
  for (let number = 0; number < 5_000; number += 1) {
    const folder = join(place, 'packages', `group-${number % 50}`, `part-${number}`);
    mkdirSync(folder, { recursive: true });
    for (const name of ['a', 'b', 'c', 'd'])
      writeFileSync(join(folder, `${name}.ts`), `export const ${name} = 1;\n`);
  }
  await run({ argv: ['git', 'add', 'packages'], cwd: place });
}
