import { describe, expect, it } from 'vitest';
import { classNamed } from '../../../../src/languages/typescript/classes.js';
import { reparse } from '../../../../src/languages/typescript/parse.js';

describe('classNamed', () => {
  it.each([
    ['export default class {}', 0],
    ['class A {}\nexport default class B {}', 1],
    ['class A {}\nclass B {}\nexport default B;', 1],
    ['class A {}\nclass B {}\nexport { A, B as default };', 1],
    ["class A {}\nexport { A as default } from './a';", undefined],
    ['class A {}\nexport = A;', undefined],
    ['class A {}\nexport default new A();', undefined],
    ['export class A {}', undefined],
  ])('finds what is exported by default: %j', (text, index) => {
    const parsed = reparse(text);
    const expected = index === undefined ? undefined : parsed.file.getClasses()[index];
    expect(classNamed(parsed, 'default')).toBe(expected);
  });

  it('goes by the name otherwise', () => {
    const parsed = reparse('class A {}\nexport default class B {}');
    expect(classNamed(parsed, 'B')?.hasDefaultKeyword()).toBe(true);
    expect(classNamed(parsed, 'C')).toBeUndefined();
  });
});
