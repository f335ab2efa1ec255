import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { describeWith } from './available.js';
import { cached, discard, newFolder } from './folders.js';
import { NPM_INSTALL } from './packages.js';
import { run, succeed } from './programs.js';
import { openRegistry, type Registry } from './registry.js';

const NEEDED = ['@wristband/nestjs-auth', '@nestjs/config'] as const;

interface Manager {
  /** What is installed to have it; undefined: it comes with Node. */
  readonly from?: string;
  /** The lockfile that it writes, and a word of its format. */
  readonly lock: readonly [string, string];
  /** What tells the command that the project uses it. */
  readonly files: Readonly<Record<string, string>>;
}

const MANAGERS: Readonly<Record<string, Manager>> = {
  npm: { lock: ['package-lock.json', 'lockfileVersion'], files: {} },
  pnpm: {
    from: 'pnpm@9',
    lock: ['pnpm-lock.yaml', 'importers:'],
    files: { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" },
  },
  'yarn 1': { from: 'yarn@1', lock: ['yarn.lock', 'yarn lockfile v1'], files: { 'yarn.lock': '' } },
  'yarn berry': {
    from: '@yarnpkg/cli-dist@4',
    lock: ['yarn.lock', '__metadata:'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n' },
  },
  bun: {
    from: 'bun@1',
    lock: ['bun.lock', 'configVersion'],
    files: { 'bun.lock': '{ "lockfileVersion": 1, "workspaces": { "": {} } }\n' },
  },
};

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
      'The packages stay installed; the files that declare and lock them were put back.',
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
    expect(output).toContain('Install them yourself: npm install @wristband/nestjs-auth');
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

/** The folder of its program; undefined where the registry does not have it. */
async function programsOf(name: string, { from }: Manager): Promise<string | undefined> {
  if (from === undefined) return '';
  try {
    const folder = await cached(`manager-${name.replace(' ', '-')}`, async (home) => {
      await succeed([...NPM_INSTALL, '--prefix', home, from], { cwd: home, seconds: 300 });
    });
    return join(folder, 'node_modules', '.bin');
  } catch {
    return undefined;
  }
}

/** Each manager has its own word for the registry; caches of its own keep one test from feeding another. */
function registryOf(url: string, app: string): Record<string, string> {
  return {
    npm_config_registry: url,
    npm_config_cache: join(app, '.cache', 'npm'),
    npm_config_store_dir: join(app, '.cache', 'pnpm'),
    YARN_REGISTRY: url,
    YARN_CACHE_FOLDER: join(app, '.cache', 'yarn'),
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_ENABLE_GLOBAL_CACHE: 'false',
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    BUN_CONFIG_REGISTRY: url,
    BUN_INSTALL_CACHE_DIR: join(app, '.cache', 'bun'),
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
}
