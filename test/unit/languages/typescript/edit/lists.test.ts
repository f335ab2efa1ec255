import { Node } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import {
  addToList,
  addedList,
  editedList,
  indentOfElements,
  replaceInList,
  spanOfList,
  spreadOverLines,
  textOfElement,
} from '../../../../../src/languages/typescript/edit/lists.js';
import { EditSession, type EditedList } from '../../../../../src/languages/typescript/edit/session.js';
import { nodesOf, type ListNode } from '../../../../../src/languages/typescript/nodes.js';
import type { Formatting } from '../../../../../src/languages/typescript/formatters/index.js';
import { reparse } from '../../../../../src/languages/typescript/parse.js';

function isList(node: Node): node is ListNode {
  return (
    Node.isArrayLiteralExpression(node) ||
    Node.isObjectLiteralExpression(node) ||
    Node.isNamedImports(node) ||
    Node.isCallExpression(node)
  );
}

/** The text after an edit of its first list. */
function edited(
  text: string,
  edit: (session: EditSession, list: EditedList) => void,
  formatting?: Formatting,
): string {
  const session = new EditSession(reparse(text), formatting);
  const node = nodesOf(session.parsed.file).find(isList) ?? expect.unreachable();
  edit(session, editedList(session, node));
  return session.finish();
}

describe('addToList', () => {
  it.each([
    ['x = [];', 'z', 'x = [z];'],
    ['x = [a];', 'z', 'x = [z, a];'],
    ['x = {};', 'z: 1', 'x = { z: 1 };'],
    ['x = { a };', 'z: 1', 'x = { z: 1, a };'],
    ['x = {\n  a, // of a\n};', 'z: 1', 'x = {\n  z: 1,\n  a, // of a\n};'],
    ['f();', 'z', 'f(z);'],
    ['f<string>(a);', 'z', 'f<string>(z, a);'],
    ['f(/* none */);', 'z', 'f(z /* none */);'],
    ['x = [a];', 'z({\n  b: 1,\n})', 'x = [\n  z({\n    b: 1,\n  }),\n  a,\n];'],
    [`import { a } from 'a';`, 'z', `import { z, a } from 'a';`],
  ])('%s + %s', (before, item, after) => {
    const text = edited(before, (session, list) => {
      addToList(session, list, 0, item);
      const [added, ...others] = list.elements.map((element) => textOfElement(session, element));
      expect(added?.replaceAll(/\s/g, '')).toBe(item.replaceAll(/\s/g, ''));
      for (const other of others) expect(before).toContain(other);
    });
    expect(text).toBe(after);
  });
});

describe('a list that is spread over lines', () => {
  it.each([
    ['all', 'f(\n  a,\n  z(\n    b,\n  ),\n);', 'x = [\n  a,\n  z(\n    b,\n  ),\n];'],
    ['es5', 'f(\n  a,\n  z(\n    b,\n  )\n);', 'x = [\n  a,\n  z(\n    b,\n  ),\n];'],
    ['none', 'f(\n  a,\n  z(\n    b,\n  )\n);', 'x = [\n  a,\n  z(\n    b,\n  )\n];'],
  ] as const)('ends as it should by trailingComma: %s', (trailingComma, call, array) => {
    const add = (session: EditSession, list: EditedList) => addToList(session, list, 1, 'z(\n  b,\n)');
    const formatting = { settings: { trailingComma }, isEnforced: true };
    expect(edited('f(a);', add, formatting)).toBe(call);
    expect(edited('x = [a];', add, formatting)).toBe(array);
  });
});

describe('what is known of a list', () => {
  it.each([
    ['if (y) {\n    x = [a];\n}', '        ', '[a]'],
    ['x = [\n\ta,\n];', '\t', '[\n\ta,\n]'],
    ['f(a, b);', '  ', '(a, b)'],
  ])('%s', (text, indent, span) => {
    edited(text, (session, list) => {
      expect(indentOfElements(session, list)).toBe(indent);
      const { from, to } = spanOfList(session, list);
      expect(text.slice(from, to)).toBe(span);
    });
  });

  it('is what it is after the edits', () => {
    edited('x = [a];', (session, list) => {
      const { from, to } = addToList(session, list, 1, 'long_1');
      expect(session.text.slice(from, to)).toBe('long_1');
      const whole = spanOfList(session, list);
      expect(session.text.slice(whole.from, whole.to)).toBe('[a, long_1]');
    });
  });
});

describe('spreadOverLines', () => {
  it.each([
    ['x = [a, b];', 'x = [\n  a,\n  b,\n];'],
    ['x = { a: 1,b, ...c , };', 'x = {\n  a: 1,\n  b,\n  ...c,\n};'],
    ['if (y) {\n\tx = [a];\n}', 'if (y) {\n\tx = [\n\t\ta,\n\t];\n}'],
    ['x = [];', 'x = [];'],
    ['x = [a /* of a */];', 'x = [a /* of a */];'],
    ['x = [a,\n  b];', 'x = [a,\n  b];'],
  ])('%s', (before, after) => {
    expect(edited(before, spreadOverLines)).toBe(after);
  });
});

describe('replaceInList', () => {
  it.each([
    ['x = { a: 1, b };', 'x = {\n  get a() {\n    return 1;\n  },\n  b,\n};'],
    ['x = {\n    a: 1, // of a\n};', 'x = {\n    get a() {\n      return 1;\n    }, // of a\n};'],
  ])('%s', (before, after) => {
    const text = edited(before, (session, list) => {
      const [element] = list.elements;
      replaceInList(session, list, element?.node ?? expect.unreachable(), 'get a() {\n  return 1;\n}');
      const [replaced] = list.elements;
      expect(textOfElement(session, replaced ?? expect.unreachable())).toMatch(/^get a\(\) \{[^]*\}$/);
    });
    expect(text).toBe(after);
  });

  it('replaces the element that is named', () => {
    const text = edited('x = { a: 1, b };', (session, list) => {
      replaceInList(session, list, list.elements[1]?.node ?? expect.unreachable(), 'c() {\n  d;\n}');
      expect(list.elements.map((one) => textOfElement(session, one))).toEqual(['a: 1', 'c() {\n    d;\n  }']);
    });
    expect(text).toBe('x = {\n  a: 1,\n  c() {\n    d;\n  },\n};');
  });

  it('leaves a list that can be edited further', () => {
    const text = edited('x = { a: 1, b };', (session, list) => {
      replaceInList(session, list, list.elements[0]?.node ?? expect.unreachable(), 'a: 2');
      addToList(session, list, 1, 'c');
    });
    expect(text).toBe('x = {\n  a: 2,\n  c,\n  b,\n};');
  });
});

describe('a list that an edit has added', () => {
  it('is edited further', () => {
    const text = edited('x = {};', (session, list) => {
      const item = addToList(session, list, 0, 'y: [\n  z,\n]');
      const inner = addedList(session, item, '[]');
      addToList(session, list, 0, 'first');
      addToList(session, inner, 1, 'more');
      addToList(session, inner, 0, 'less');
    });
    expect(text).toBe('x = {\n  first,\n  y: [\n    less,\n    z,\n    more,\n  ],\n};');
  });
});
