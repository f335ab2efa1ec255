import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/index.js';
import { runBuilt, scratch } from '../support/built-command.js';
import { codeBlocks } from '../support/pages.js';

const root = join(import.meta.dirname, '..', '..');

it.each(['nest', 'django'] as const)('plans on a %s project what the command plans', async (framework) => {
  const project = scratch(framework);
  try {
    const planned = await plan({ cwd: project.folder, install: false });
    const { stdout } = runBuilt(['--dry-run', '--no-install', '--json'], project.folder);
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject({ ...planned });
  } finally {
    project.remove();
  }
});

describe('what the package exports', () => {
  it('is these names', () => {
    const built: object = createRequire(import.meta.url)(join(root, 'dist', 'index.cjs')) as object;
    expect(Object.keys(built).sort()).toEqual(['apply', 'check', 'contentOf', 'isUserError', 'plan']);
  });

  it('has these types', async () => {
    const types = readFileSync(join(root, 'dist', 'index.d.cts'), 'utf8');
    await expect(types).toMatchFileSnapshot('programmatic.d.cts.txt');
    expect(types).not.toMatch(/^import/m);
  });
});

it('runs the example of the docs', () => {
  const [example = ''] = codeBlocks('docs/programmatic-use.md', 'js');
  const project = scratch('django');
  const folder = mkdtempSync(join(tmpdir(), 'embedder-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'create-wristband-session'), 'junction');
    writeFileSync(join(folder, 'example.mjs'), example);
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'example.mjs')], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^created .env$/m);
    expect(stdout).toMatch(/Everything is set up\.\n$/);
  } finally {
    project.remove();
    rmSync(folder, { recursive: true });
  }
});
