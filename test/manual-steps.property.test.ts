import { expect, it } from 'vitest';
import { localNamesOf, parsePython } from '../src/languages/python/index.js';
import type { Blocked, Finding, ManualCode } from '../src/model/change.js';
import { SECRET_VARIABLE } from '../src/model/secret.js';
import { readCases, type Case } from './support/case-folder.js';
import { CASE_SECRET } from './support/context.js';
import { memoryDisk } from './support/memory-disk.js';
import { pasted } from './support/paste.js';
import { runCase, type CaseRun } from './support/run-case.js';
import { runs } from './support/runs.js';

/** A rotation takes more than pasting: it is deployed in steps. */
const refusing = readCases().filter(
  ({ name, options }) => name.startsWith('django/') && options.exit === 3 && options.command === undefined,
);

/** Refusals that no code answers: what has to be done first is something else than pasting. */
const NOT_BY_PASTING: Readonly<Record<string, string>> = {
  'app-with-the-label-of-auth': "the project's own app needs another label",
  'app-with-the-label-of-contenttypes-in-its-configuration': "the project's own app needs another label",
  'app-of-a-package-with-the-label-of-auth': 'an app of a package has the label',
  'classes-of-an-unknown-base': 'a base that is not here has the lists, if any',
  'classes-whose-engine-is-set-by-a-method': 'the line in the method has the last word, and must go',
  'env-file-is-a-folder': 'the folder must get another name',
  'lists-of-an-optional-import-that-is-not-here': 'a module that is not here has the lists, if any',
  'loader-dynaconf-extension-with-lists-in-a-file': 'the lists are in a file of TOML',
  'middleware-inserted-somewhere': 'the index of the inserted element must be written out',
  'pydantic-with-a-configuration-by-a-function':
    'which of two ways out is right depends on the configuration',
  'pydantic-with-an-unknown-configuration': 'which of two ways out is right depends on the configuration',
  'python-of-a-red-hat-image-too-old': 'another Python is needed',
  'python-of-an-image-by-an-argument': 'another Python is needed',
  'python-of-an-image-in-the-folder-docker': 'another Python is needed',
  'python-of-an-image-named-in-the-tag': 'another Python is needed',
  'python-of-an-image-too-old': 'another Python is needed',
  'python-of-app-engine-too-old': 'another Python is needed',
  'python-of-conda-too-old': 'another Python is needed',
  'python-of-heroku-too-old': 'another Python is needed',
  'python-that-an-image-installs-too-old': 'another Python is needed',
  'python-too-old': 'another Python is needed',
  'python-too-old-in-the-environment': 'another Python is needed',
  'settings-in-a-class-with-a-property': 'the method must return more',
  'sdk-too-old-declared': 'the package has to be upgraded',
  'sdk-too-old-installed': 'the package has to be upgraded',
  'sdk-too-old-locked': 'the package has to be upgraded',
  'secret-not-moved-beside-another-one': 'the other value in .env must go',
  'secret-not-moved-into-a-tracked-file': 'git has to stop tracking .env',
  'secret-key-literal-the-same-in-env': 'a value in .env has to change',
  'secret-key-the-same-in-env': 'a value in .env has to change',
  'secret-key-reads-the-variable': 'SECRET_KEY has to read another variable',
};

/** What the run refuses; undefined where an error ended it before there was a plan. */
async function blockedIn(example: Case): Promise<readonly Blocked[] | undefined> {
  const { result } = await runCase(memoryDisk(example.before), example);
  return result?.plan.blocked;
}

const tried = refusing.filter((_, index) => index % runs(3, 1) === 0);

it.each(tried)('$name: the printed code satisfies a run and a check', async (example) => {
  const blocked = await blockedIn(example);
  // The project isn't supported, or a file can't be read: there is nothing to patch.
  if (blocked === undefined) return;
  const reason = NOT_BY_PASTING[example.name.replace('django/', '')];
  const codes = blocked.map(({ code }) => code);
  if (reason !== undefined) {
    expect(codes).toContain(undefined);
    return;
  }
  for (const { manual, code } of blocked) {
    expect(code, manual).toBeDefined();
    for (const one of code ?? [])
      expect(manual.replace(/^ +/gm, '')).toContain(one.code.replace(/^ +/gm, ''));
  }
  const tree = pasted(example.before, distinct(codes.flatMap((code) => code ?? [])));
  for (const path of new Set(codes.flatMap((code) => code ?? []).map(({ file }) => file)))
    expectImports(path, tree);
  const disk = memoryDisk(tree);
  // The steps ask for the variable in the environment beside the code.
  const more = { variables: { ...example.options.variables, [SECRET_VARIABLE]: CASE_SECRET } };
  const run = await runCase(disk, example, ['--no-install'], more);
  expect([said(run), run.exit]).toEqual(['', 0]);
  const check = await runCase(disk, example, ['check', '--no-install'], more);
  const left = new Set(run.result?.findings.map(lineOf));
  expect(check.result?.findings.map(lineOf).filter((line) => !left.has(line))).toEqual([]);
});

/** What two changes ask for alike is pasted once. */
function distinct(codes: readonly ManualCode[]): ManualCode[] {
  return [...new Map(codes.map((one) => [JSON.stringify(one), one])).values()];
}

/** Code that is pasted brings what it uses. */
function expectImports(path: string, tree: ReadonlyMap<string, Buffer>): void {
  const parsed = parsePython(String(tree.get(path)));
  if (parsed.kind === 'failure') throw new Error(`${path}: ${parsed.reason}`);
  if (parsed.text.includes('os.environ')) expect(localNamesOf(parsed, 'os')).not.toEqual([]);
}

function said({ result, error }: CaseRun): string {
  const reasons = result?.plan.blocked.map(
    ({ file, line = 0, reason }) => `${file}:${String(line)} ${reason}`,
  );
  return [...(reasons ?? []), ...(error === undefined ? [] : [error.message])].join('\n');
}

function lineOf({ file = '', message }: Finding): string {
  return `${file} ${message}`;
}
