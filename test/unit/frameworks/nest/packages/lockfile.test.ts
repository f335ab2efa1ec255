import { describe, expect, it } from 'vitest';
import { lockedPackage } from '../../../../../src/languages/node/lockfile.js';
import { readManifest } from '../../../../../src/languages/node/manifest.js';
import { manifest, searchIn, type Files } from '../application.js';

/** What is locked for the application in a folder. */
async function locked(files: Files, root = '', range = '^10.0.0') {
  const { workspace } = await searchIn({
    [root === '' ? 'package.json' : `${root}/package.json`]: manifest({ '@nestjs/core': range }),
    ...files,
  });
  const own = await readManifest(workspace, root);
  if (own === undefined) throw new Error('no package.json');
  return (await lockedPackage(workspace, '@nestjs/core', { root, manifest: own }))?.version;
}

const json = (value: unknown): string => JSON.stringify(value);
const npm = (packages: object): Files => ({ 'package-lock.json': json({ lockfileVersion: 3, packages }) });

describe('package-lock.json', () => {
  it('of version 3 tells by path', async () => {
    expect(await locked(npm({ 'node_modules/@nestjs/core': { version: '10.4.1' } }))).toBe('10.4.1');
  });

  it('tells what is nearest to an application of a workspace', async () => {
    const lock = npm({
      'apps/api': { name: 'api' },
      'apps/web': { name: 'web' },
      'node_modules/@nestjs/core': { version: '11.1.0' },
      'apps/api/node_modules/@nestjs/core': { version: '10.4.1' },
    });
    expect(await locked(lock, 'apps/api')).toBe('10.4.1');
    expect(await locked(lock, 'apps/web')).toBe('11.1.0');
    expect(await locked(lock, 'apps/other')).toBeUndefined();
  });

  it('of version 1 is for the root only', async () => {
    const lock = { 'package-lock.json': json({ dependencies: { '@nestjs/core': { version: '10.4.1' } } }) };
    expect(await locked(lock)).toBe('10.4.1');
    expect(await locked(lock, 'apps/api')).toBeUndefined();
  });

  it('may be called npm-shrinkwrap.json', async () => {
    const packages = { 'node_modules/@nestjs/core': { version: '10.4.1' } };
    expect(await locked({ 'npm-shrinkwrap.json': json({ packages }) })).toBe('10.4.1');
  });

  it.each(['', 'nothing', '[]', '{ "packages": { "node_modules/@nestjs/core": { "link": true } } }'])(
    'tells nothing as %j',
    async (text) => {
      expect(await locked({ 'package-lock.json': text })).toBeUndefined();
    },
  );
});

describe('yarn.lock', () => {
  const classic = `# yarn lockfile v1


"@nestjs/common@^10.0.0":
  version "10.4.9"

"@nestjs/core@^10.0.0", "@nestjs/core@^10.2.0":
  version "10.4.1"
  resolved "https://registry.example/@nestjs/core/-/core-10.4.1.tgz#0"
  dependencies:
    version "1.0.0"

"@nestjs/core@^11.0.0 || ^12.0.0":
  "version" "11.1.0"
`;
  const berry = `__metadata:
  version: 8

"@nestjs/core@npm:^10.0.0, @nestjs/core@npm:^10.2.0":
  version: 10.4.1
  resolution: "@nestjs/core@npm:10.4.1"

"@nestjs/core@npm:^11.0.0":
  version: 11.1.0
`;

  it.each([
    ['of yarn 1', classic, '^10.2.0', '10.4.1'],
    ['of yarn 1', classic, '^11.0.0 || ^12.0.0', '11.1.0'],
    ['of yarn 4', berry, '^10.0.0', '10.4.1'],
    ['of yarn 4', berry, '^11.0.0', '11.1.0'],
    ['with Windows line ends', berry.replaceAll('\n', '\r\n'), '^11.0.0', '11.1.0'],
  ])('%s tells by the range', async (_label, text, range, version) => {
    expect(await locked({ 'yarn.lock': text }, '', range)).toBe(version);
  });

  it('tells an unknown range only where all versions have one major', async () => {
    expect(await locked({ 'yarn.lock': berry }, '', 'catalog:')).toBeUndefined();
    const [ten = ''] = berry.split('"@nestjs/core@npm:^11');
    expect(await locked({ 'yarn.lock': ten }, '', 'catalog:')).toBe('10.4.1');
  });

  it('of a folder above counts for its workspaces', async () => {
    const lock = { 'yarn.lock': berry };
    expect(await locked(lock, 'apps/api')).toBeUndefined();
    const root = json({ name: 'root', workspaces: ['apps/*'] });
    expect(await locked({ ...lock, 'package.json': root }, 'apps/api')).toBe('10.4.1');
  });
});

describe('pnpm-lock.yaml', () => {
  const alone = (text: string): Promise<string | undefined> => locked({ 'pnpm-lock.yaml': text });

  it('of version 5 has the version behind the name', async () => {
    const text = `lockfileVersion: 5.4

specifiers:
  '@nestjs/core': ^10.0.0

dependencies:
  '@nestjs/core': 10.4.1_rxjs@7.8.1

packages:

  /@nestjs/core/10.4.1_rxjs@7.8.1:
    dependencies:
      '@nestjs/core': 9.0.0
`;
    expect(await alone(text)).toBe('10.4.1');
  });

  it('of version 6 has it below the name', async () => {
    const text = `lockfileVersion: '6.0'

settings:
  autoInstallPeers: true

devDependencies:
  '@nestjs/core':
    specifier: ^10.0.0
    version: 10.4.1(rxjs@7.8.1)
`;
    expect(await alone(text)).toBe('10.4.1');
  });

  const workspace = `lockfileVersion: '9.0'

catalogs:
  default:
    '@nestjs/core':
      specifier: ^11.0.0
      version: 11.1.0

importers:

  .: {}

  apps/api:
    dependencies:
      '@nestjs/common':
        specifier: ^10.0.0
        version: 10.4.9
      '@nestjs/core':
        specifier: ^10.0.0
        version: 10.4.1(@nestjs/common@10.4.9(rxjs@7.8.1))

  apps/orders:
    dependencies:
      '@nestjs/core':
        specifier: 'catalog:'
        version: 11.1.0

  apps/linked:
    dependencies:
      '@nestjs/core':
        specifier: workspace:*
        version: link:../core

packages:

  '@nestjs/core@12.0.0':
    version: 12.0.0
`;

  it.each([
    ['apps/api', '^10.0.0', '10.4.1'],
    ['apps/orders', 'catalog:', '11.1.0'],
    ['apps/linked', 'workspace:*', undefined],
    ['apps/other', '^10.0.0', undefined],
    ['', '^10.0.0', undefined],
  ])('of version 9 tells for each package of the workspace: %j', async (root, range, version) => {
    expect(await locked({ 'pnpm-lock.yaml': workspace }, root, range)).toBe(version);
  });

  it.each(['', '- a\n- b\n', 'dependencies: &all\n  <<: *all\n', '\u0000'])(
    'tells nothing as %j',
    async (text) => {
      expect(await locked({ 'pnpm-lock.yaml': `${text} ` }).catch(() => undefined)).toBeUndefined();
    },
  );
});

describe('bun.lock', () => {
  const text = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "root" },
    "apps/api": { "name": "@shop/api", "dependencies": { "@nestjs/core": "^10.0.0", }, },
    "apps/orders": { "name": "@shop/orders", "dependencies": { "@nestjs/core": "^11.0.0", }, },
  },
  "packages": {
    "@nestjs/core": ["@nestjs/core@11.1.0", "", { "dependencies": { "tslib": "2.8.1" } }, "sha512-0"],
    "@shop/api/@nestjs/core": ["@nestjs/core@10.4.1", "", {}, "sha512-0"],
  },
}
`;

  it.each([
    ['', '11.1.0'],
    ['apps/orders', '11.1.0'],
    ['apps/api', '10.4.1'],
    ['apps/other', undefined],
  ])('tells for each package of the workspace: %j', async (root, version) => {
    expect(await locked({ 'bun.lock': text }, root)).toBe(version);
  });

  it.each(['', '{}', '{ "workspaces": { "": {} }, "packages": { "@nestjs/core": 11 } }'])(
    'tells nothing as %j',
    async (broken) => {
      expect(await locked({ 'bun.lock': broken })).toBeUndefined();
    },
  );
});

describe('several lockfiles', () => {
  it('the nearest one that knows the package counts', async () => {
    const near = npm({ 'node_modules/other': { version: '1.0.0' } })['package-lock.json'] ?? '';
    const far =
      "importers:\n  apps/api:\n    dependencies:\n      '@nestjs/core':\n        version: 11.1.0\n";
    expect(await locked({ 'apps/api/package-lock.json': near, 'pnpm-lock.yaml': far }, 'apps/api')).toBe(
      '11.1.0',
    );
  });

  it('side by side must agree on the major', async () => {
    const yarn = (version: string): string => `"@nestjs/core@^10.0.0":\n  version "${version}"\n`;
    const beside = npm({ 'node_modules/@nestjs/core': { version: '10.4.1' } });
    expect(await locked({ ...beside, 'yarn.lock': yarn('10.2.0') })).toBe('10.4.1');
    expect(await locked({ ...beside, 'yarn.lock': yarn('11.1.0') })).toBeUndefined();
  });
});
