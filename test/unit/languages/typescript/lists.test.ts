import { Node } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { editTypeScript, reparse } from '../../../../src/languages/typescript/edit.js';
import { addToList, replaceInList, spreadOverLines } from '../../../../src/languages/typescript/lists.js';
import type { ListNode } from '../../../../src/languages/typescript/list-shape.js';
import { styleOf } from '../../../../src/languages/typescript/style.js';

function listIn(text: string): { list: ListNode; style: ReturnType<typeof styleOf> } {
  const parsed = reparse(text);
  const list = parsed.file
    .getDescendants()
    .find(
      (node) =>
        Node.isArrayLiteralExpression(node) ||
        Node.isObjectLiteralExpression(node) ||
        Node.isNamedImports(node) ||
        Node.isCallExpression(node),
    );
  if (list === undefined) throw new Error('no list');
  return { list, style: styleOf(parsed) };
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
    const { list, style } = listIn(before);
    expect(editTypeScript(before, addToList(before, list, 0, item, style))).toBe(after);
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
    const { list, style } = listIn(before);
    expect(editTypeScript(before, spreadOverLines(before, list, style))).toBe(after);
  });
});

describe('replaceInList', () => {
  it.each([
    ['x = { a: 1, b };', 'x = {\n  get a() {\n    return 1;\n  },\n  b,\n};'],
    ['x = {\n    a: 1, // of a\n};', 'x = {\n    get a() {\n      return 1;\n    }, // of a\n};'],
  ])('%s', (before, after) => {
    const { list, style } = listIn(before);
    const element = list.getDescendants().find((node) => Node.isPropertyAssignment(node));
    if (element === undefined) throw new Error('no member');
    const edits = replaceInList(before, list, element, 'get a() {\n  return 1;\n}', style);
    expect(editTypeScript(before, edits)).toBe(after);
  });
});
