import { expect, it } from 'vitest';
import { isIgnored } from '../../../src/languages/text/ignored.js';

it.each([
  ['.env\n', true],
  ['.env\n!.env\n', false],
  [`.env\n${'a/**/'.repeat(3000)}b\n${' '.repeat(300_000)}x\n`, undefined],
])('tells what patterns match, and where nobody can', (patterns, expected) => {
  expect(isIgnored(patterns, '.env')).toBe(expected);
});
