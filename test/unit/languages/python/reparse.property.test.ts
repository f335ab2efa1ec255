import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diffLines } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodesIn } from '../../../../src/languages/python/parse/nodes.js';
import { parseOnce, type ParsedPython } from '../../../../src/languages/python/parse/parse.js';
import { reparse } from '../../../../src/languages/python/parse/reparse.js';
import { applyEdits, type TextEdit } from '../../../../src/languages/text/text-edit.js';
import { runs } from '../../../support/runs.js';
import { corruptions } from './corruptions.js';
import { pythonFiles, textOf } from './python-files.js';
import { settingsTexts } from './settings-texts.js';

/** All that the rest of the program sees of a parsed file. */
function seen(parsed: ParsedPython) {
  return {
    text: parsed.text,
    tokens: parsed.tokens,
    nodes: parsed.body.flatMap(nodesIn).map((node) => ({
      nodeType: node.nodeType,
      ...(node.lineno !== undefined && { line: parsed.line(node), ...parsed.span(node) }),
      ...('id' in node && { id: node.id }),
      ...('value' in node && typeof node.value !== 'object' && { value: node.value as unknown }),
    })),
  };
}

/** Whether only a part was parsed; what comes of it is the same as what parsing the whole gives. */
function agrees(text: string, edits: readonly TextEdit[]): boolean {
  const before = parseOnce(text);
  const edited = applyEdits(text, edits);
  const whole = parseOnce(edited);
  const found = before.kind === 'parsed' ? reparse(before, edits, edited) : undefined;
  if (found === undefined) return false;
  if (whole.kind === 'failure') throw new Error(`accepted: ${whole.reason} in ${JSON.stringify(edited)}`);
  expect(seen(found)).toEqual(seen(whole));
  return true;
}

/** The edits that make a text of another, each of them whole lines. */
function changedLines(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { value, added, removed } of diffLines(before, after)) {
    if (added) edits.push({ from: at, to: at, insert: value });
    if (removed) edits.push({ from: at, to: at + value.length, insert: '' });
    if (!added) at += value.length;
  }
  return edits;
}

/** Whether lines are added to the class that the file ends with: they do not parse by themselves. */
function addsToLastBlock(before: string, after: string): boolean {
  return changedLines(before, after).some(
    ({ from, insert }) => from === before.length && /^\s*^[ \t]+\S/m.test(insert),
  );
}

/** The one edit that makes a text of another. */
function change(before: string, after: string): TextEdit {
  let from = 0;
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from += 1;
  let same = 0;
  const most = Math.min(before.length, after.length) - from;
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

const cases = fileURLToPath(new URL('../../../cases/django', import.meta.url));

/** What the cases make of Python files. */
const pairs = readdirSync(cases)
  .map((name) => ({ given: join(cases, name, 'in'), made: join(cases, name, 'out') }))
  .filter(({ made }) => existsSync(made))
  .flatMap(({ given, made }) =>
    pythonFiles(made).flatMap((path) => {
      const [before, after] = [join(given, relative(made, path)), path].map(textOf);
      return before === undefined || after === undefined || before === after ? [] : [{ before, after }];
    }),
  );

/** Lines as they are put into files, and as they might be. */
const INSERTS = [
  '',
  '\n',
  'import os\n',
  'import os',
  "X = 'ü🚀'\n",
  '    y = 1\n',
  'else:\n    y = 1\n',
  '@decorated\n',
  'if x:\n',
  'x = 1 \\\n',
  "'''",
  '(',
  ')',
  '# coding: latin-1\n',
  '# comment\n',
  "    'app',\n",
  '; y = 2',
  'def f():\n    return 1\n\n\n',
  '\r',
  '\r\n',
  '\f',
  '\0',
];

const TEXTS = [
  ...Object.values(settingsTexts),
  ...Object.values(settingsTexts).map((text) => text.replaceAll('\n', '\r\n')),
  ...pairs.map(({ before }) => before),
  'a = 1; b = 2\n@d(\n  1\n)\ndef f(): pass\nif x: y = 1\nelse: y = 2\n# end\n',
  'a = 1\rb = 2\rc = 3\r',
  'a = 1\nb = 2',
  '',
];

describe('a part parsed again is what the whole gives', () => {
  it('where the cases change a file', () => {
    expect(pairs.length).toBeGreaterThan(100);
    const whole = pairs.filter(({ before, after }) => !agrees(before, changedLines(before, after)));
    expect(whole.filter(({ before, after }) => !addsToLastBlock(before, after))).toEqual([]);
  });

  it('for one edit or several, of whatever makes sense or none', () => {
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom(...INSERTS), fc.boolean());
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (text, drawn) => {
          agrees(text, placed(text, drawn));
        },
      ),
      { numRuns: runs(800, 3000) },
    );
  });

  it('and never for what is no Python', () => {
    for (const { origin, source } of corruptions(settingsTexts, 100, 7)) {
      const text = settingsTexts[origin] ?? '';
      agrees(text, [change(text, source)]);
    }
  });

  it.each([
    ['what goes on with the statement above', 'if x:\n    y = 1\nz = 1\n', 16, 16, '    y = 2\n'],
    ['an else of its own', 'if x:\n    y = 1\nz = 1\n', 16, 16, 'else:\n    y = 2\n'],
    ['a statement behind a line that goes on', 'a = 1\nb = 2', 11, 11, 'import os\n'],
    ['a statement behind another one', 'a = 1', 5, 5, 'b = 2'],
    ['a statement behind blanks', 'a = 1\n   ', 9, 9, 'b = 1\n'],
    ['a statement behind a form feed', 'a = 1\n\f', 7, 7, 'b = 1\n'],
    ['a statement behind a comment', 'a = 1\n# end', 11, 11, 'import os\n'],
    ['arguments', 'a = b', 5, 5, '(c)'],
    ['a statement in a block that ends in blanks', 'if x:\n    y = 1\n    ', 20, 20, 'z = 1\n'],
    ['a line feed after a last carriage return', 'a = 1\r', 6, 6, '\nb = 2\n'],
    ['nothing after a backslash', 'x = 1\n\\\nimport b\n', 8, 17, ''],
    ['nothing after a backslash and CRLF', 'x = 1\n\\\r\nimport b\n', 9, 18, ''],
    ['an import that ends in a comma', '# c\nmatch = 1\n', 4, 4, 'from a import b,    \n'],
    ['a line feed after a carriage return', 'a = 1\rb = 2\r', 6, 6, '\nx = 1\n'],
    ['code before a cookie is taken away', 'import a\n\n# coding: latin-1\nimport b\n', 0, 9, ''],
    ['a cookie moves down', '# coding: utf-8\nimport a\n', 0, 0, 'import b\n'],
    ['a string that swallows what follows', 'a = 1\nb = 2\nc = 3\n', 6, 12, "b = '''\n"],
  ])('%s', (_, text, from, to, insert) => {
    agrees(text, [{ from, to, insert }]);
  });

  it('after one edit upon another', () => {
    const text = settingsTexts['fresh'] ?? '';
    let parsed = parseOnce(text);
    for (const [mark, insert] of STEPS) {
      if (parsed.kind === 'failure') throw new Error(parsed.reason);
      const from = parsed.text.indexOf(mark);
      const edits = [{ from, to: from, insert }];
      const edited = applyEdits(parsed.text, edits);
      const partly = reparse(parsed, edits, edited);
      if (partly === undefined) throw new Error(`parsed as a whole after ${mark}`);
      const whole = parseOnce(edited);
      expect(whole.kind === 'parsed' && seen(whole)).toEqual(seen(partly));
      parsed = partly;
    }
  });
});

it('statements that are not touched stay the very same', () => {
  const before = parseOnce('a = 1\nb = [2]\nc = 3\n');
  if (before.kind === 'failure') throw new Error(before.reason);
  const after = reparse(before, [{ from: 11, to: 12, insert: '4, 5' }], 'a = 1\nb = [4, 5]\nc = 3\n');
  const same = after?.body.map((statement, index) => statement === before.body[index]);
  expect(same).toEqual([true, false, true]);
});

/** Edits at line beginnings or anywhere, none of which overlap. */
function placed(text: string, drawn: readonly (readonly [number, number, string, boolean])[]): TextEdit[] {
  const edits = drawn
    .map(([at, length, insert, atLine]) => {
      // Often at the very end.
      const anywhere = at % 8 === 0 ? text.length : at % (text.length + 1);
      const from = atLine ? text.lastIndexOf('\n', anywhere) + 1 : anywhere;
      return { from, to: Math.min(text.length, from + (atLine ? 0 : length)), insert };
    })
    .sort((one, other) => one.from - other.from || one.to - other.to);
  return edits.filter((edit, index) => edits.slice(0, index).every(({ to }) => to <= edit.from));
}

const STEPS: readonly (readonly [string, string])[] = [
  ['# Build', 'import os\n\n'],
  ["    'django.contrib.auth'", "    'wristband',\n"],
  ['USE_TZ', "SESSION_ENGINE = 'ü'\n\n"],
  ['from pathlib', 'import os  # again\n'],
  ['DEBUG', '# moved\n'],
];
