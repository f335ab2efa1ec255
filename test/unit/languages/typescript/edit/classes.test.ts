import type { ClassDeclaration } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import {
  addFirstStatement,
  addImplements,
  addLastMember,
} from '../../../../../src/languages/typescript/edit/classes.js';
import { EditSession } from '../../../../../src/languages/typescript/edit/session.js';
import { reparse } from '../../../../../src/languages/typescript/parse.js';

function edited(text: string, edit: (session: EditSession, declaration: ClassDeclaration) => void): string {
  const session = new EditSession(reparse(text));
  edit(session, session.parsed.file.getClasses()[0] ?? expect.unreachable());
  return session.finish();
}

describe('addImplements', () => {
  it.each([
    ['class A {}', 'class A implements X {}'],
    ['class A{}', 'class A implements X {}'],
    ['export default class {}', 'export default class implements X {}'],
    [
      'class A<T extends { a: 1 }> extends B<T> {}',
      'class A<T extends { a: 1 }> extends B<T> implements X {}',
    ],
    ['class A implements Y, X {}', 'class A implements Y, X {}'],
    ['class A implements Y {}', 'class A implements Y, X {}'],
    ['class A implements Y, Z<T> /* z */ {}', 'class A implements Y, Z<T>, X /* z */ {}'],
    ['@D({ a: 1 })\nclass A\n{\n}', '@D({ a: 1 })\nclass A\nimplements X {\n}'],
  ])('%s', (before, after) => {
    expect(
      edited(before, (session, declaration) => {
        addImplements(session, declaration, 'X');
      }),
    ).toBe(after);
  });
});

describe('addLastMember', () => {
  it.each([
    ['class A {}', 'class A {\n  m() {\n    n();\n  }\n}'],
    ['class A { }', 'class A {\n  m() {\n    n();\n  }\n}'],
    ['class A {\n}', 'class A {\n  m() {\n    n();\n  }\n}'],
    ['class A {\n\n}', 'class A {\n  m() {\n    n();\n  }\n\n}'],
    ['class A {\n  // later\n}', 'class A {\n  // later\n\n  m() {\n    n();\n  }\n}'],
    ['class A { /* later */ }', 'class A { /* later */\n  m() {\n    n();\n  }\n}'],
    ['class A { b = 1; }', 'class A { b = 1;\n\n  m() {\n    n();\n  }\n}'],
    ['class A {\n  b() {}; // of b\n}', 'class A {\n  b() {}; // of b\n\n  m() {\n    n();\n  }\n}'],
    [
      'class A {\n\tb = {\n\t\tc: 1,\n\t};\n\t// end\n}',
      'class A {\n\tb = {\n\t\tc: 1,\n\t};\n\t// end\n\n\tm() {\n\t\tn();\n\t}\n}',
    ],
  ])('%s', (before, after) => {
    expect(
      edited(before, (session, declaration) => {
        addLastMember(session, declaration, `m() {\n${session.style.unit}n();\n}`);
      }),
    ).toBe(after);
  });
});

describe('addFirstStatement', () => {
  it.each([
    ['class A {\n  m() {}\n}', 'class A {\n  m() {\n    n();\n  }\n}'],
    ['class A {\n  m() {\n  }\n}', 'class A {\n  m() {\n    n();\n  }\n}'],
    ['class A {\n  m() { o(); }\n}', 'class A {\n  m() {\n    n();\n    o();\n  }\n}'],
    ['class A {\n  m() {\n    o();\n  }\n}', 'class A {\n  m() {\n    n();\n    o();\n  }\n}'],
    [
      'class A {\n  m() { // of m\n    o();\n  }\n}',
      'class A {\n  m() { // of m\n    n();\n    o();\n  }\n}',
    ],
    [
      'class A {\n  m() {\n    // of o\n    o();\n  }\n}',
      'class A {\n  m() {\n    n();\n    // of o\n    o();\n  }\n}',
    ],
    ['class A {\n  m() { /* none */ }\n}', 'class A {\n  m() { /* none */\n    n();\n  }\n}'],
  ])('%s', (before, after) => {
    expect(
      edited(before, (session, declaration) => {
        addFirstStatement(session, declaration.getMethodOrThrow('m'), 'n();');
      }),
    ).toBe(after);
  });

  it('does not let the next statement go on with ours', () => {
    const before = `import a from 'a'\nclass A {\n  m() {\n    [1].forEach(a)\n  }\n}\n`;
    const after = edited(before, (session, declaration) => {
      addFirstStatement(session, declaration.getMethodOrThrow('m'), 'n()');
    });
    expect(after).toContain('    n();\n    [1].forEach(a)\n');
  });
});
