import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTree } from './support/case-folder.js';
import { scratch, startBuilt } from './support/built-command.js';

const SECRET = 'signals-secret-0123456789-abcdefghijklmnop';
const ARGS = ['--framework', 'django', '--no-install', '--secret-stdin'];
const preload = pathToFileURL(join(import.meta.dirname, 'support', 'stop-at.mjs')).href;

let notes: string;
let old: Record<string, string>;
let patched: Record<string, string>;

beforeAll(async () => {
  notes = mkdtempSync(join(tmpdir(), 'signals-'));
  const project = scratch('django');
  old = texts(project.folder);
  expect((await run(project.folder)).exit).toBe(0);
  patched = texts(project.folder);
  expect(patched).not.toEqual(old);
  project.remove();
});

afterAll(() => {
  rmSync(notes, { recursive: true });
});

it('leaves the tree as before or fully patched, whichever call SIGINT or SIGTERM comes at', async () => {
  const endings = await atEveryPoint(async (point) => {
    const signal = point % 2 === 0 ? 'SIGTERM' : 'SIGINT';
    const project = scratch('django');
    const { exit, reached } = await run(project.folder, { point, signal });
    const tree = texts(project.folder);
    if (reached) expect([exit, tree]).toEqual(exit === 0 ? [0, patched] : [130, old]);
    project.remove();
    return { reached, exit };
  });
  expect(endings.filter(({ exit }) => exit === 130).length).toBeGreaterThan(10);
}, 240_000);

it('leaves each file old or new after SIGKILL, and the next run finishes and tidies up', async () => {
  const endings = await atEveryPoint(async (point) => {
    const project = scratch('django');
    const { reached } = await run(project.folder, { point, signal: 'SIGKILL' });
    for (const [path, text] of Object.entries(texts(project.folder))) {
      if (!path.includes('.cws-')) expect([old[path], patched[path]]).toContain(text);
    }
    if (reached) expect((await run(project.folder)).exit).toBe(0);
    expect(texts(project.folder)).toEqual(patched);
    project.remove();
    return { reached };
  });
  expect(endings.length).toBeGreaterThan(20);
}, 240_000);

it('ends the program that installs on SIGINT, keeps the files, and says what is left to do', async () => {
  const programs = mkdtempSync(join(tmpdir(), 'programs-'));
  writeFileSync(join(programs, 'python'), '#!/bin/sh\necho begun\nexec /bin/sleep 60\n', { mode: 0o755 });
  const project = scratch('django');
  const args = ['--framework', 'django', '--secret-stdin'];
  const start = { environment: { PATH: programs }, input: SECRET, interruptAt: 'begun' };
  const { exit, stderr } = await startBuilt(args, project.folder, start);
  expect(exit).toBe(130);
  expect(stderr).toContain('Install them yourself: python -m pip install -r requirements.txt');
  expect(Object.keys(texts(project.folder))).toEqual(Object.keys(patched));
  project.remove();
  rmSync(programs, { recursive: true });
});

/** Two at a time, until a run has no call of that number. */
async function atEveryPoint<Ending extends { reached: boolean }>(
  stop: (point: number) => Promise<Ending>,
): Promise<Ending[]> {
  const endings: Ending[] = [];
  for (let point = 1; ; point += 2) {
    const pair = await Promise.all([stop(point), stop(point + 1)]);
    endings.push(...pair.filter(({ reached }) => reached));
    if (pair.some(({ reached }) => !reached)) return endings;
  }
}

async function run(folder: string, stop?: { point: number; signal: string }) {
  const note = join(notes, `${stop?.signal ?? ''}-${String(stop?.point)}`);
  // Without git and Python on the PATH a run has only its own calls, and is faster.
  const environment = { PATH: notes, STOP_AT: String(stop?.point), STOP_WITH: stop?.signal, STOP_NOTE: note };
  const node = stop === undefined ? [] : ['--import', preload];
  const { exit } = await startBuilt(ARGS, folder, { node, environment, input: SECRET });
  return { exit, reached: existsSync(note) };
}

function texts(folder: string): Record<string, string> {
  return Object.fromEntries([...readTree(folder)].map(([path, bytes]) => [path, bytes.toString('latin1')]));
}
