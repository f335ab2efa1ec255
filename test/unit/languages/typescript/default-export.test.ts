import { describe, expect, it } from 'vitest';
import { isClassNamed } from '../../../../src/languages/typescript/default-export.js';
import { reparse } from '../../../../src/languages/typescript/edit.js';

describe('isClassNamed', () => {
  it.each([
    ['export default class {}', [true]],
    ['class A {}\nexport default class B {}', [false, true]],
    ['class A {}\nclass B {}\nexport default B;', [false, true]],
    ['class A {}\nclass B {}\nexport { A, B as default };', [false, true]],
    ["class A {}\nexport { A as default } from './a';", [false]],
    ['class A {}\nexport = A;', [false]],
    ['class A {}\nexport default new A();', [false]],
    ['export class A {}', [false]],
  ])('tells what is exported by default: %j', (text, expected) => {
    expect(
      reparse(text)
        .file.getClasses()
        .map((declaration) => isClassNamed(declaration, 'default')),
    ).toEqual(expected);
  });

  it('goes by the name otherwise', () => {
    const classes = reparse('class A {}\nexport default class B {}').file.getClasses();
    expect(classes.map((declaration) => isClassNamed(declaration, 'B'))).toEqual([false, true]);
  });
});
