import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTree } from '../support/case-folder.js';
import { scratch, startBuilt } from '../support/built-command.js';

const SECRET = 'signals-secret-0123456789-abcdefghijklmnop';
const ARGS = ['--secret-stdin'];
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
const preload = pathToFileURL(join(import.meta.dirname, '..', 'support', 'stop-at.mjs')).href;

/** Stand-ins of the programs that a run starts; the real ones take their time. */
const PROGRAMS = {
  // The folder of -C is the work tree, and nothing in it is ignored or tracked.
  git: 'case "$*" in *rev-parse*) echo "$2";; esac',
  python3: 'echo "[null]"',
  npm: 'echo installed',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signals-'));
  for (const [name, body] of Object.entries(PROGRAMS)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A sample in what looks like a repository, so that git is asked. */
function asking(framework: 'nest' | 'django') {
  const project = scratch(framework);
  mkdirSync(join(project.folder, '.git'));
  return project;
}

describe.each(['nest', 'django'] as const)('a run on a %s project', (framework) => {
  let old: Record<string, string>;
  let patched: Record<string, string>;

  beforeAll(async () => {
    const project = asking(framework);
    old = texts(project.folder);
    const { exit, stderr } = await run(project.folder);
    expect(stderr).toContain('installed');
    expect(exit).toBe(0);
    patched = texts(project.folder);
    expect(patched).not.toEqual(old);
    project.remove();
  });

  it('is as before or fully patched, wherever SIGINT or SIGTERM comes', async () => {
    const endings = await atEveryPoint(async (point) => {
      // The two frameworks take turns, so that each signal comes at each point.
      const signal = (point % 2 === 0) === (framework === 'nest') ? 'SIGINT' : 'SIGTERM';
      const project = asking(framework);
      const { exit, reached, stderr } = await run(project.folder, { point, signal });
      // Once the files are whole, an interrupted install leaves them.
      const installs = stderr.includes('Install the packages:');
      if (reached)
        expect([exit, texts(project.folder)]).toEqual([
          exit === 0 ? 0 : CODES[signal],
          exit === 0 || installs ? patched : old,
        ]);
      project.remove();
      return { reached, exit, installs };
    });
    expect(endings.filter(({ exit }) => exit !== 0).length).toBeGreaterThan(10);
    expect(endings.some(({ installs }) => installs)).toBe(true);
  }, 480_000);

  it('has each file old or new after SIGKILL, and the next run finishes and tidies up', async () => {
    const endings = await atEveryPoint(async (point) => {
      const project = asking(framework);
      const { reached } = await run(project.folder, { point, signal: 'SIGKILL' });
      for (const [path, text] of Object.entries(texts(project.folder))) {
        if (!path.includes('.cws-')) expect([old[path], patched[path]]).toContain(text);
      }
      if (reached) expect((await run(project.folder)).exit).toBe(0);
      // The comments for client values come with the code that needs them, and that may have been written before.
      expect(withoutComments(texts(project.folder))).toEqual(withoutComments(patched));
      project.remove();
      return { reached };
    });
    expect(endings.length).toBeGreaterThan(20);
  }, 480_000);
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'ends the program that installs on %s, keeps the files, and says what is left to do',
  async (signal) => {
    const programs = mkdtempSync(join(tmpdir(), 'programs-'));
    const python = 'case "$*" in *pip*) echo begun; exec /bin/sleep 60;; *) echo "[null]";; esac';
    writeFileSync(join(programs, 'python3'), `#!/bin/sh\n${python}\n`, { mode: 0o755 });
    const project = scratch('django');
    const start = {
      environment: { PATH: programs },
      input: SECRET,
      interruptAt: 'begun',
      interruptWith: signal,
    };
    const { exit, stderr } = await startBuilt([...ARGS, '--verbose'], project.folder, start);
    expect(exit).toBe(CODES[signal]);
    expect(stderr).toContain('Install the packages:\n       python3 -m pip install -r requirements.txt');
    expect(Object.keys(texts(project.folder))).toContain('.env');
    project.remove();
    rmSync(programs, { recursive: true });
  },
);

it.each(['SIGINT', 'SIGTERM'] as const)('ends a git that hangs on %s', async (signal) => {
  const programs = mkdtempSync(join(tmpdir(), 'programs-'));
  writeFileSync(join(programs, 'git'), `#!/bin/sh\nkill -${signal.slice(3)} $PPID\nexec /bin/sleep 60\n`, {
    mode: 0o755,
  });
  const project = asking('django');
  const before = project.tree();
  const start = { environment: { PATH: programs }, input: SECRET };
  const { exit, stderr } = await startBuilt(ARGS, project.folder, start);
  expect(stderr).toContain('Interrupted.');
  expect(exit).toBe(CODES[signal]);
  expect(project.tree()).toBe(before);
  project.remove();
  rmSync(programs, { recursive: true });
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends a computation on %s at once', async (signal) => {
  const project = scratch('django');
  const before = project.tree();
  const started = Date.now();
  const { exit, stderr } = await startBuilt(ARGS, project.folder, {
    node: ['--import', pathToFileURL(join(import.meta.dirname, '..', 'support', 'compute.mjs')).href],
    environment: { COMPUTE_AT: 'settings.py' },
    input: SECRET,
    interruptAt: 'computing',
    interruptWith: signal,
  });
  expect(stderr).toContain('computing');
  // The system has ended it, which shells show as 130, 143 and 129.
  expect(exit).toBe(null);
  expect(Date.now() - started).toBeLessThan(30_000);
  expect(project.tree()).toBe(before);
  project.remove();
});

/** Two at a time, until a run has no point of that number. */
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

async function run(project: string, stop?: { point: number; signal: string }) {
  const note = join(mkdtempSync(join(folder, 'note-')), 'reached');
  const environment = {
    PATH: folder,
    STOP_AT: String(stop?.point),
    STOP_WITH: stop?.signal,
    STOP_NOTE: note,
  };
  const node = stop === undefined ? [] : ['--import', preload];
  const { exit, stderr } = await startBuilt(ARGS, project, { node, environment, input: SECRET });
  return { exit, stderr, reached: existsSync(note) };
}

function texts(root: string): Record<string, string> {
  return Object.fromEntries([...readTree(root)].map(([path, bytes]) => [path, bytes.toString('latin1')]));
}

/** The files with an env file that has no comments. */
function withoutComments(files: Readonly<Record<string, string>>): Record<string, string> {
  const env = files['.env']?.replace(/^#.*\n/gm, '');
  return { ...files, ...(env !== undefined && { '.env': env }) };
}
