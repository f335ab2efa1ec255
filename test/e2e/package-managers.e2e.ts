import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { describeWith } from './available.js';
import { discard, newFolder } from './folders.js';
import { MANAGERS, programsOf, registryOf, type Manager } from './package-managers.js';
import { NPM_INSTALL } from './packages.js';
import { run, succeed } from './programs.js';
import { openRegistry, type Registry } from './registry.js';

const NEEDED = ['@wristband/nestjs-auth', '@nestjs/config'] as const;

describeWith(['cli'], 'installing', () => {
  let registry: Registry;
  let packed: string;

  beforeAll(async () => {
    packed = await newFolder('packed');
    const packages = await Promise.all(NEEDED.map((name) => pack(name, packed)));
    registry = await openRegistry(Object.fromEntries(packages));
  });
  afterAll(async () => {
    registry.close();
    await discard(packed);
  });

  describe.each(Object.entries(MANAGERS))('with %s', (name, manager) => {
    it('puts what is missing into package.json and node_modules', async ({ skip }) => {
      const programs = await programsOf(name, manager);
      if (programs === undefined) return skip(`${name} cannot be had from the registry here`);
      const app = await newApp(manager.files);
      const path = `${programs}:${process.env['PATH'] ?? ''}`;
      const env = { PATH: path, ...registryOf(registry.url, app) };
      const args = ['--framework', 'nest', '--json'];
      const { exitCode, stdout, output } = await run(['node', inject('cli'), ...args], { cwd: app, env });
      expect(exitCode, output).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ status: 'applied', installed: true });
      const manifest: { dependencies?: object } = JSON.parse(
        await readFile(join(app, 'package.json'), 'utf8'),
      );
      const lockfile = await readFile(join(app, manager.lock[0]), 'utf8');
      expect(lockfile).toContain(manager.lock[1]);
      for (const needed of NEEDED) {
        expect(lockfile).toContain(needed);
        expect(Object.keys(manifest.dependencies ?? {})).toContain(needed);
        expect(await readFile(join(app, 'node_modules', needed, 'package.json'), 'utf8')).toContain(needed);
      }
      await discard(app);
    });
  });

  it('puts back package.json and the lockfile, too, when --verify finds a new error after npm', async () => {
    const app = await newApp({ 'tsconfig.json': '{}', ...failingCompiler });
    const env = registryOf(registry.url, app);
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      await readFile(join(app, 'package.json'), 'utf8'),
    );
    manifest.dependencies['typescript'] = 'file:./vendor/typescript';
    await writeFile(join(app, 'package.json'), JSON.stringify(manifest));
    await succeed([...NPM_INSTALL], { cwd: app, env });
    const names = ['package.json', 'package-lock.json', 'src/app.module.ts'];
    const read = () => Promise.all(names.map((name) => readFile(join(app, name), 'utf8')));
    const before = await read();
    const args = ['--framework', 'nest', '--verify'];
    const { exitCode, output } = await run(['node', inject('cli'), ...args], { cwd: app, env });
    expect(exitCode, output).toBe(4);
    expect(output).toContain('src/app.module.ts(1,1): error TS9999: a new error');
    expect(output).toContain(
      'The packages stay installed; the files that declare and lock them were restored.',
    );
    expect(await read()).toEqual(before);
    expect(await readFile(join(app, 'node_modules', NEEDED[0], 'package.json'), 'utf8')).toContain(NEEDED[0]);
    await discard(app);
  });

  it('keeps the files when the registry has no such package', async () => {
    const app = await newApp({});
    const empty = await openRegistry({});
    const env = registryOf(empty.url, app);
    const { exitCode, output } = await run(['node', inject('cli'), '--framework', 'nest'], { cwd: app, env });
    empty.close();
    expect(exitCode, output).toBe(4);
    expect(output).toContain('E404');
    expect(output).toContain('Install the packages:\n       npm install @wristband/nestjs-auth');
    expect(await readFile(join(app, 'src/app.module.ts'), 'utf8')).toContain('WristbandExpressSessionModule');
    await discard(app);
  });
});

/** A compiler that finds an error once the configuration is there. */
const failingCompiler = {
  'vendor/typescript/package.json':
    '{ "name": "typescript", "version": "5.9.0", "bin": { "tsc": "tsc.js" } }',
  'vendor/typescript/tsc.js': [
    '#!/usr/bin/env node',
    // As --listFiles does.
    'console.log(`${process.cwd()}/src/app.module.ts`);',
    "if (!require('node:fs').existsSync('src/config')) process.exit(0);",
    "console.log('src/app.module.ts(1,1): error TS9999: a new error');",
    'process.exit(2);',
    '',
  ].join('\n'),
};

/** A package of a name and nothing in it. */
async function pack(name: string, folder: string) {
  const version = name === '@nestjs/config' ? '4.0.2' : '1.0.0';
  const source = join(folder, name.replaceAll('/', '-'));
  await mkdir(source);
  await writeFile(join(source, 'package.json'), JSON.stringify({ name, version }));
  const packing = await succeed(['npm', 'pack', '--silent', '--pack-destination', folder], { cwd: source });
  return [name, { version, tarball: join(folder, packing.stdout.trim()) }] as const;
}

/** An application that needs no package of its own, so that the registry need not have one. */
async function newApp(files: Manager['files']): Promise<string> {
  const app = await newFolder('managed');
  const manifest = { name: 'app', version: '1.0.0', private: true, peerDependencies: {}, dependencies: {} };
  const module =
    "import { Module } from '@nestjs/common';\n\n@Module({ imports: [] })\nexport class AppModule {}\n";
  const main =
    "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nvoid NestFactory.create(AppModule);\n";
  const core = { name: '@nestjs/core', version: '11.1.0' };
  const vendored = {
    '@nestjs/core': 'file:./vendor/core',
    '@nestjs/platform-express': 'file:./vendor/express',
  };
  const all: Record<string, string> = {
    'package.json': JSON.stringify({ ...manifest, dependencies: vendored }),
    'vendor/core/package.json': JSON.stringify(core),
    'vendor/express/package.json': JSON.stringify({ ...core, name: '@nestjs/platform-express' }),
    'node_modules/@nestjs/core/package.json': JSON.stringify(core),
    'src/app.module.ts': module,
    'src/main.ts': main,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(join(app, path, '..'), { recursive: true });
    await writeFile(join(app, path), text);
  }
  return app;
}
