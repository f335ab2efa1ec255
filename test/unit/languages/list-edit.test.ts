import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { typescriptComments } from '../../../src/languages/text/gap.js';
import { insertElement, type ListShape, type ListStyle } from '../../../src/languages/text/list-edit.js';
import { applyEdits, undoEdits } from '../../../src/languages/text/text-edit.js';

const STYLE: ListStyle = {
  eol: '\n',
  unit: '  ',
  comments: typescriptComments,
  trailingComma: true,
  width: 80,
  padding: '',
};

const ELEMENTS = [
  'A',
  `'ä 🚀'`,
  `"// no comment"`,
  'B.forRoot({ a: 1, b: [2] })',
  '`/* ${x}, */`',
  '(C)',
  '...D',
  '() => [1, 2]',
  `{\n    k: 'v',\n  }`,
  '/[,/*]/.source',
  'E /* of E */ .f',
];
const ITEMS = ['New', `Neu.with('ü 🚀')`, 'Long'.repeat(18), `New.forRoot({\n  a: 1,\n})`];

const gapBefore = fc.constantFrom(
  '',
  ' ',
  '\n  ',
  '\n\n  ',
  ' \n  ',
  ' // of the one before\n  ',
  '\n  // own line, [\n  ',
  ' /* mine */ ',
  '\n  /*\n   * block\n   */\n  ',
);
const gapAfter = fc.constantFrom('', '', '', ' ', ' /* of it */ ', ' // before the comma\n  ');
const end = fc.constantFrom(
  '',
  ' ',
  '\n',
  ' // after the last\n',
  '\n  // own line at the end\n',
  ' /* tail */',
  ' /* tail */\n',
);

const samples = fc
  .record({
    parts: fc.array(
      fc.record({ before: gapBefore, element: fc.constantFrom(...ELEMENTS), after: gapAfter }),
      { maxLength: 5 },
    ),
    hasComma: fc.boolean(),
    end,
    item: fc.constantFrom(...ITEMS),
    place: fc.nat(),
    head: fc.constantFrom('', '// ü 🚀\n', `const doc = \`\n[,]\n\`;\n`),
    open: fc.constantFrom('x = [', 'if (y) {\n  x = ['),
    eol: fc.constantFrom('\n', '\r\n'),
    unit: fc.constantFrom('  ', '\t', '    '),
  })
  .map(({ parts, hasComma, end, item, place, head, open, eol, unit }) => {
    const list = parts.map(({ before, element, after }, index) => {
      return before + element + after + (index === parts.length - 1 && !hasComma ? '' : ',');
    });
    const close = open.startsWith('if') ? '];\n}\n' : '];\n';
    const text = head + open + list.join('') + end + close;
    return {
      text: text.replaceAll('  ', unit).replaceAll('\n', eol),
      item,
      index: place % (parts.length + 1),
      eol,
      unit,
    };
  });

describe('an element is inserted', () => {
  it('anywhere in any list, and nothing else changes', () => {
    fc.assert(
      fc.property(samples, ({ text, item, index, eol, unit }) => {
        const before = listIn(text);
        const edits = insertElement(text, before, index, item, { ...STYLE, eol, unit });
        const after = applyEdits(text, edits);
        expect(elements(after)).toEqual(elements(text).toSpliced(index, 0, unspaced(item)));
        const kept = comments(text);
        expect(comments(after).map(({ comment }) => comment)).toEqual(kept.map(({ comment }) => comment));
        expect(comments(after)).toMatchObject(kept.map(({ owner }) => (owner === '' ? {} : { owner })));
        expect(applyEdits(after, undoEdits(text, edits))).toBe(text);
        expect(after.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });

  it('on its line up to the last column', () => {
    const name = 'x'.repeat(STYLE.width - ' = [New];'.length);
    const text = `${name} = [];`;
    const insert = (item: string) => applyEdits(text, insertElement(text, listIn(text), 0, item, STYLE));
    expect(insert('New')).toBe(`${name} = [New];`);
    expect(insert('News')).toBe(`${name} = [\n  News,\n];`);
  });

  it.each([
    ['[]', 0, '[New]'],
    ['[A]', 1, '[A, New]'],
    ['[A,]', 1, '[A, New,]'],
    ['[A, B]', 0, '[New, A, B]'],
    ['[A /* a */]', 1, '[A /* a */, New]'],
    ['[\n  A, // a\n  B // b\n]', 2, '[\n  A, // a\n  B, // b\n  New\n]'],
    ['[\n  A,\n  // B,\n]', 1, '[\n  A,\n  New,\n  // B,\n]'],
    ['[\n  // A,\n]', 0, '[\n  New,\n  // A,\n]'],
    ['[A,\n B]', 1, '[A,\n New,\n B]'],
    ['[\n  A, \n  B,\n]', 1, '[\n  A, \n  New,\n  B,\n]'],
    ['[ \n  A,\n]', 0, '[ \n  New,\n  A,\n]'],
    ['[ /* a */ A]', 0, '[ New, /* a */ A]'],
    ['[ ]', 0, '[New]'],
    ['[A , ]', 1, '[A , New, ]'],
    ['[A,B, /* c */ C]', 1, '[A,New, B, /* c */ C]'],
    ['[\n  A,\n  B, ]', 2, '[\n  A,\n  B,\n  New, ]'],
    ['[A, /* b */ B]', 1, '[A, New, /* b */ B]'],
    ['[A,\n B]', 0, '[New, A,\n B]'],
    [`[f(\n  1,\n), '${'a'.repeat(90)}']`, 0, `[New, f(\n  1,\n), '${'a'.repeat(90)}']`],
    [
      `['${'a'.repeat(36)}', '${'b'.repeat(36)}']`,
      1,
      `[\n  '${'a'.repeat(36)}',\n  New,\n  '${'b'.repeat(36)}',\n]`,
    ],
  ])('in its place: %j at %i', (list, index, expected) => {
    const text = `x = ${list};`;
    expect(applyEdits(text, insertElement(text, listIn(text), index, 'New', STYLE))).toBe(`x = ${expected};`);
  });
});

function arrayIn(text: string): ts.ArrayLiteralExpression {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  // What makes a file unparseable is not part of the public type.
  const { parseDiagnostics } = source as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics.length > 0) throw new Error(`does not parse: ${JSON.stringify(text)}`);
  let found: ts.ArrayLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (found === undefined && ts.isArrayLiteralExpression(node)) found = node;
    else ts.forEachChild(node, visit);
  };
  visit(source);
  if (found === undefined) throw new Error('no list');
  return found;
}

function listIn(text: string): ListShape {
  const array = arrayIn(text);
  const spans = array.elements.map((element) => ({ from: element.getStart(), to: element.getEnd() }));
  return { from: array.getStart() + 1, to: array.getEnd() - 1, elements: spans };
}

function elements(text: string): string[] {
  return arrayIn(text).elements.map((element) => unspaced(element.getText()));
}

/** A multi-line item gets the indentation of its place. */
function unspaced(source: string): string {
  return source.replaceAll(/\s+/g, ' ');
}

interface OwnedComment {
  /** Empty where the comment stands for itself. */
  readonly owner: string;
  readonly comment: string;
}

/** Each comment outside the elements, with the element that it is about. */
function comments(text: string): OwnedComment[] {
  const { from, to, elements: spans } = listIn(text);
  const starts = [from, ...spans.map((span) => span.to)];
  const ends = [...spans.map((span) => span.from), to];
  return starts.flatMap((start, index) => {
    const gap = text.slice(start, ends[index]);
    const names = [spans[index - 1], spans[index]].map((span) =>
      span ? text.slice(span.from, span.to) : '',
    );
    return commentsOfGap(gap, unspaced(names[0] ?? ''), unspaced(names[1] ?? ''));
  });
}

/** A comment is about the element before it up to the comma, and on its line; else about one that follows on its line. */
function commentsOfGap(gap: string, before: string, after: string): OwnedComment[] {
  const comma = gap.replaceAll(COMMENT, (comment) => ' '.repeat(comment.length)).indexOf(',');
  return [...gap.matchAll(COMMENT)].map(({ 0: comment, index }) => {
    const rest = gap.slice(index + comment.length);
    const isOnLineBefore = !/[\r\n]/.test(gap.slice(0, index));
    const isOnLineAfter = !/[\r\n]/.test(rest);
    const isBehindComma = comma >= 0 && index > comma;
    const owner = isOnLineAfter && isBehindComma ? after : isOnLineBefore ? before : '';
    return { owner, comment: unspaced(comment) };
  });
}

const COMMENT = /\/\/[^\r\n]*|\/\*[^]*?\*\//g;
