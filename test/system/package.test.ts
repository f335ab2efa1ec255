import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

const root = join(import.meta.dirname, '..', '..');
const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Packs what would be published into a folder; the build is there already. */
function pack(folder: string): Packed {
  const args = ['pack', `--pack-destination=${folder}`, '--json', '--ignore-scripts', '--loglevel=error'];
  const { stdout } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const report: unknown = JSON.parse(stdout);
  const [entry] = Object.values(report as Record<string, Packed> | Packed[]);
  if (entry === undefined) throw new Error('npm pack said nothing');
  return entry;
}

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const entry = pack(folder);
  const paths = entry.files.map(({ path }) => path);
  let tarball: Uint8Array<ArrayBuffer>;
  beforeAll(() => {
    tarball = new Uint8Array(readFileSync(join(folder, entry.filename)));
  });

  it('is small: at most 2.5 MB unpacked and 1 MB as a tarball', () => {
    expect(entry.unpackedSize).toBeLessThan(2_500_000);
    expect(entry.size).toBeLessThan(1_000_000);
  });

  it('has every file that its entries name', () => {
    const { main, types, bin, exports } = manifest;
    const named = JSON.stringify([main, types, bin, exports]).match(/"(?:\.\/)?[a-z]+\/[^"]+"/g) ?? [];
    const targets = named.map((name) => name.replace(/^"(?:\.\/)?|"$/g, ''));
    expect(targets.length).toBeGreaterThanOrEqual(6);
    for (const target of targets) expect(paths).toContain(target);
  });

  it('has nothing that publint would mention', async () => {
    const { messages } = await publint({ strict: true, pack: { tarball: tarball.buffer } });
    expect(messages).toEqual([]);
  });

  it('has types that every way to resolve them finds right', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarball));
    expect(analysis).toMatchObject({ types: { kind: 'included' }, problems: [] });
  });

  it('does not ask npm for provenance, which fails without a repository', () => {
    expect(manifest).not.toHaveProperty('publishConfig.provenance');
  });

  it('says which Node it needs', () => {
    expect(manifest['engines']).toEqual({ node: '>=20.17.0' });
  });

  it('installs nothing else', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });

  it('holds the command, the schema and the licences, and nothing of the tests', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        'bin/create-wristband-session.cjs',
        'dist/main.cjs',
        'dist/THIRD-PARTY-LICENCES.txt',
        'schema/output-v1.json',
        'dist/templates.cjs',
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
      ]),
    );
    const folders = new Set(paths.map((path) => (path.includes('/') ? path.split('/')[0] : '')));
    expect([...folders].sort()).toEqual(['', 'bin', 'dist', 'schema']);
  });
});

describe('the licences of what is bundled', () => {
  const text = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  it.each(['ts-morph', 'typescript', 'py-ast', 'commander', 'inquirer', 'execa', 'chalk', 'diff'])(
    'name %s',
    (name) => {
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
    },
  );
});
