import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readCases, readTree, type Case } from '../support/case-folder.js';
import { CASE_SECRET } from '../support/context.js';
import { ROOT } from '../support/memory-disk.js';
import { texts } from '../support/trees.js';
import { asWindowsPath, runNode } from './windows.js';

const windows = inject('windows');
const root = join(import.meta.dirname, '..', '..');

/** The flags of a case as the options of `plan`. */
function optionsOf({ options }: Case): object {
  const { values } = parseArgs({
    args: [...options.args],
    options: {
      framework: { type: 'string' },
      app: { type: 'string' },
      settings: { type: 'string' },
      'secret-store': { type: 'string' },
      'insecure-dev': { type: 'boolean' },
      'no-insecure-dev': { type: 'boolean' },
      force: { type: 'boolean' },
      'no-install': { type: 'boolean' },
    },
  });
  const {
    app,
    'secret-store': secretStore,
    'insecure-dev': insecure,
    'no-insecure-dev': secure,
    'no-install': without,
    ...others
  } = values;
  const [command, flag] = options.command ?? [];
  return {
    ...others,
    secret: CASE_SECRET,
    app: app?.replaceAll('/', '\\'),
    secretStore,
    insecureDev: secure === true ? false : insecure,
    install: without === true ? false : undefined,
    rotate: command !== 'rotate' ? undefined : flag === '--finish' ? 'finish' : 'begin',
    ...(options.git === false ? {} : { ignored: [], tracked: [], ...options.git }),
  };
}

/** The variables of a case in a folder of the disk. */
function variablesIn(folder: string, { options: { variables = {} } }: Case): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value.replace(ROOT, folder)]),
  );
}

describe.skipIf(windows === undefined)('the cases on Windows', () => {
  let folder: string;
  const cases = [...readCases(), ...readCases('remove')].map((example, index) => {
    return { example, name: String(index) };
  });
  const outcomes = new Map<Case, string>();

  beforeAll(async () => {
    if (windows === undefined) return;
    folder = mkdtempSync(join(tmpdir(), 'cases-'));
    for (const { example, name } of cases) write(example.before, join(folder, name));
    const file = join(folder, 'projects.json');
    const projects = cases.map(({ example, name }) => ({
      cwd: asWindowsPath(join(folder, name)),
      options: optionsOf(example),
      variables: variablesIn(asWindowsPath(join(folder, name)), example),
      ...(example.options.command?.[0] === 'remove' && { removes: example.options.args }),
    }));
    writeFileSync(file, JSON.stringify(projects));
    const script = join('test', 'windows', 'run-cases.mjs');
    const { exit, stderr } = await runNode(windows, [script, asWindowsPath(file)], root);
    expect([exit, exit === 0 ? '' : stderr]).toEqual([0, '']);
    const found = JSON.parse(readFileSync(file, 'utf8')) as string[];
    for (const [at, { example }] of cases.entries()) outcomes.set(example, found[at] ?? 'no outcome');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(cases)('$example.name gives out/ byte for byte', ({ example, name }) => {
    expect(texts(readTree(join(folder, name)))).toEqual(texts(example.after));
    const refuses = (example.options.exit ?? 0) !== 0 && example.options.command?.[0] !== 'remove';
    expect(outcomes.get(example)).toBe(refuses ? 'refused' : 'done');
  });
});

function write(tree: Case['before'], folder: string): void {
  mkdirSync(folder);
  for (const [path, bytes] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
