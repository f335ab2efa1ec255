import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'recorded-'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

function run(script: string, ...args: string[]) {
  const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, FORCE_COLOR: undefined, NO_COLOR: undefined };
  return spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { encoding: 'utf8', env });
}

it('docs/wizard.svg shows the wizard as it is; npm run record draws it anew', () => {
  const picture = join(scratch, 'wizard.svg');
  expect(run('record.mjs', picture)).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(picture, 'utf8')).toBe(readFileSync(join(root, 'docs', 'wizard.svg'), 'utf8'));
});

it('the demo shows the wizard, and leaves nothing behind', () => {
  const { status, stdout } = run('demo.mjs');
  expect(status, stdout).toBe(0);
  expect(stdout).toMatch(/Where should session cookies work\? HTTPS only/);
  for (const framework of ['NestJS', 'Express', 'Django', 'FastAPI'])
    expect(stdout).toMatch(
      new RegExp(`=== ${framework}: the wizard[^]*Everything is set up.[^]*=== ${framework}: the same`),
    );
  expect(readdirSync(scratch)).toEqual([]);
});
