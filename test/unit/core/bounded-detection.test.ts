import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { frameworks } from '../../../src/frameworks/index.js';
import { cachedWorkspace } from '../../../src/core/cached-workspace.js';
import { detect } from '../../../src/core/detect.js';
import { readCaseNamed } from '../../support/case-folder.js';
import { countingDisk } from '../../support/counting-disk.js';
import { openTestContext } from '../../support/context.js';
import { memoryDisk, ROOT } from '../../support/memory-disk.js';

type Files = readonly (readonly [path: string, text: Buffer | string])[];

/** A fresh application with its dependencies installed. */
function fresh(name: string): Files {
  const found = readCaseNamed(name);
  return [
    ...found.before,
    ['node_modules/@nestjs/core/package.json', '{ "version": "11.1.0" }'],
    ['venv/lib/python3.12/site-packages/django/__init__.py', ''],
  ];
}

/** What a detection asks of the disk: every look counts, also one for what is not there. */
async function looksAt(files: Files) {
  const { fs, read, listed } = countingDisk(memoryDisk(files));
  const { context } = await openTestContext({ fs, root: ROOT });
  const workspace = cachedWorkspace(context.workspace);
  const options = parseArguments([], '0.0.0', frameworks, process);
  const { title } = await detect(frameworks, options, { ...context, workspace });
  return { title, looks: [...read, ...listed] };
}

/** Thousands of files of other people's making. */
function crowd(...folders: string[]): Files {
  return folders.flatMap((folder) =>
    Array.from({ length: 1_000 }, (_, index): [string, string] => [
      `${folder}/group${index % 50}/part${index}.${index % 2 === 0 ? 'ts' : 'py'}`,
      `part = ${index};\n`,
    ]),
  );
}

const BESIDE = ['libs/more', 'web/src', 'node_modules/some', 'dist/src', '.git/objects', 'venv/lib/more'];

describe.each([
  ['NestJS 11', 'nest/fresh-11', ['src/more', 'src/wristband', 'src/config']],
  ['Django 5.2', 'django/fresh-5.2', ['garden/more', 'garden/settings_of', 'shop/more']],
])('detection of %s looks at a bounded number of files', (title, name, inside) => {
  it('in a fresh application, and at the folders beside it in a repository of thousands', async () => {
    const small = await looksAt(fresh(name));
    const large = await looksAt([...fresh(name), ...crowd(...BESIDE)]);
    expect(small.title).toBe(title);
    expect(small.looks.length).toBeLessThanOrEqual(30);
    expect(large.title).toBe(title);
    // They may hold a Dockerfile or a compose file.
    expect(large.looks.filter((path) => !small.looks.includes(path))).toEqual(['libs', 'web']);
    expect(small.looks.filter((path) => !large.looks.includes(path))).toEqual([]);
  });

  it('also where the thousands are its own, and never in what is not source', async () => {
    const { looks, ...found } = await looksAt([...fresh(name), ...crowd(...inside, ...BESIDE)]);
    expect(found.title).toBe(title);
    expect(looks.length).toBeLessThanOrEqual(80);
    const odd = looks.filter((path) => /(^|\/)(node_modules|dist|\.git)(\/|$)/.test(path));
    expect(odd.filter((path) => !path.endsWith('node_modules/@nestjs/core/package.json'))).toEqual([]);
  });
});
