import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  editPython,
  insertIntoList,
  listShape,
  parsePython,
  styleOf,
  type Expression,
  type ListNode,
  type ParsedPython,
} from '../../../../src/languages/python/index.js';

/** Elements as people write them, and as they might. */
const ELEMENTS = [
  `'app'`,
  `"double"`,
  `'müller'`,
  `'🚀 astral'`,
  `'# no comment'`,
  `"a, b"`,
  `('in parentheses')`,
  `(("twice"))`,
  `'one' "two"`,
  `['nested', ('list',), {'k': 1}]`,
  `f(1, *args, key=(2, 3))`,
  `lambda a, b=[1, 2]: (a, b)`,
  `"""three\n quotes, """`,
  `(\n        # inside\n        'spread'\n    )`,
  `[\n        'inner',  # comment\n    ]`,
];
const ITEMS = [`'new'`, `'neu ü 🚀'`, `'${'long.'.repeat(16)}'`, `f(\n    'spread',\n)`];

interface Sample {
  readonly text: string;
  readonly item: string;
  readonly index: number;
}

const gapBefore = fc.constantFrom(
  '',
  ' ',
  '\n    ',
  '\n\n    ',
  '  \n    ',
  '  # note, of the one before\n    ',
  '\n    # own line, [\n    ',
);
const gapAfter = fc.constantFrom('', '', '', ' ', '  # before the comma\n    ');
const end = fc.constantFrom(
  '',
  ' ',
  '\n',
  '  # after the last\n',
  '\n    # own line at the end\n',
  '\n    # one\n\n    # two\n',
);
const blanks = fc.constantFrom('', ' ', '  ');

const brackets = fc.constantFrom<readonly [string, string]>(
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['call(', ')'],
);
const isKeyed = fc.boolean();

/** A list in brackets, laid out in any way that Python takes. */
const bracketed = fc
  .record({
    brackets,
    isKeyed,
    parts: fc.array(
      fc.record({ before: gapBefore, element: fc.constantFrom(...ELEMENTS), after: gapAfter }),
      { maxLength: 5 },
    ),
    hasComma: fc.boolean(),
    end,
  })
  .map(({ brackets: [open, close], isKeyed, parts, hasComma, end }) => {
    const isDict = open === '{' && (isKeyed || parts.length === 0);
    const needsComma = open === '(' && parts.length === 1;
    const elements = parts.map(({ before, element, after }, index) => {
      const isLast = index === parts.length - 1;
      const key = isDict ? `'k${String(index)}': ` : '';
      return before + key + element + after + (isLast && !hasComma && !needsComma ? '' : ',');
    });
    return {
      source: open + elements.join('') + end + close,
      count: parts.length,
      key: isDict ? `'new': ` : '',
    };
  });

/** A tuple without brackets: on one line, but for what the brackets of its elements hold. */
const bare = fc
  .array(fc.record({ before: blanks, element: fc.constantFrom(...ELEMENTS), after: blanks }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => ({
    source: parts
      .map(({ before, element, after }) => `${before}${element}${after},`)
      .join('')
      .trimStart(),
    count: parts.length,
    key: '',
  }));

const samples: fc.Arbitrary<Sample> = fc
  .record({
    list: fc.oneof({ weight: 6, arbitrary: bracketed }, { weight: 1, arbitrary: bare }),
    item: fc.constantFrom(...ITEMS),
    place: fc.nat(),
    head: fc.constantFrom('', '# ü 🚀\n', 'import os\n\n', `DOC = """\n[,]\n"""\n`),
    target: fc.constantFrom('X = ', 'X: list = ', 'ü = Y = '),
    tail: fc.constantFrom('', '\n', '\n# tail\nZ = 1\n', '; Z = [1,]\n'),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    unit: fc.constantFrom('    ', '\t', '  '),
  })
  // py-ast refuses `X = 'a',; Z = 1`, which CPython takes.
  .filter(({ list, tail }) => !(list.source.endsWith(',') && tail.startsWith(';')))
  .map(({ list, item, place, head, target, tail, eol, unit }) => ({
    text: (head + target + list.source + tail).replaceAll('    ', unit).replaceAll('\n', eol),
    item: list.key + item,
    index: place % (list.count + 1),
  }));

it('inserts an element anywhere in any list and changes nothing else', () => {
  fc.assert(
    fc.property(samples, ({ text, item, index }) => {
      const before = parsed(text);
      const node = listIn(before);
      const style = styleOf(before);
      // Parses the result, and undoes the edits.
      const edited = editPython(text, insertIntoList(before, node, index, item, style));
      const after = parsed(edited);
      const expected = elementsOf(before, node).toSpliced(index, 0, unspaced(item));
      expect(elementsOf(after, listIn(after))).toEqual(expected);
      expect(listIn(after).nodeType).toBe(node.nodeType);
      expect(commentsOf(after)).toEqual(commentsOf(before));
      expect(lineEndings(edited).filter((eol) => eol !== style.eol)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

function parsed(text: string): ParsedPython {
  const result = parsePython(text);
  if (result.kind === 'failure') throw new Error(`${result.reason} in ${JSON.stringify(text)}`);
  return result;
}

/** The value of the assignment to X. */
function listIn(of: ParsedPython): ListNode {
  const value = of.body.flatMap((statement) => {
    if (statement.nodeType === 'AnnAssign') return [statement.value];
    if (statement.nodeType !== 'Assign' || isNamed(statement.targets[0], 'DOC')) return [];
    return [statement.value];
  })[0];
  if (value === undefined || !isListNode(value)) throw new Error('no list');
  return value;
}

function isNamed(node: Expression | undefined, name: string): boolean {
  return node?.nodeType === 'Name' && node.id === name;
}

function isListNode(node: Expression): node is ListNode {
  return ['List', 'Tuple', 'Set', 'Dict', 'Call'].includes(node.nodeType);
}

function elementsOf(of: ParsedPython, node: ListNode): string[] {
  return listShape(of, node).elements.map(({ from, to }) => unspaced(of.text.slice(from, to)));
}

/** A multi-line item gets the indentation of its place. */
function unspaced(source: string): string {
  return source.replaceAll(/\s+/g, ' ');
}

/** Each comment, with the code that it follows on its line. */
function commentsOf({ text, tokens }: ParsedPython): string[] {
  return tokens.flatMap(({ type, from, to }, index) => {
    if (type !== 'COMMENT') return [];
    const code = tokens
      .slice(0, index)
      .findLast((token) => token.type !== 'COMMA' && token.type !== 'COMMENT');
    const isOnLine = code !== undefined && !/[\r\n]/.test(text.slice(code.to, from));
    return [`${isOnLine ? text.slice(code.from, code.to) : ''}${text.slice(from, to)}`];
  });
}

function lineEndings(text: string): string[] {
  return [...new Set(text.match(/\r\n|\r|\n/g))].sort();
}
