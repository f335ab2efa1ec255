import { Node } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import {
  addToList,
  addedList,
  editedList,
  replaceInList,
  spreadOverLines,
  textOfElement,
} from '../../../../../src/languages/typescript/edit/lists.js';
import { EditSession, type EditedList } from '../../../../../src/languages/typescript/edit/session.js';
import { nodesOf, type ListNode } from '../../../../../src/languages/typescript/nodes.js';
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
function edited(text: string, edit: (session: EditSession, list: EditedList) => void): string {
  const session = new EditSession(reparse(text));
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
