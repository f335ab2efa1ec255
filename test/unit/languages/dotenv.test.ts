import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendDotenv, prefixIn, readDotenv, replaceDotenv } from '../../../src/languages/dotenv/dotenv.js';
import { applyEdits, undoEdits } from '../../../src/languages/text/text-edit.js';
import { envFiles as files, NAME, secrets } from './env-texts.js';

describe('an env file', () => {
  it('is read as the dotenv package reads it', () => {
    fc.assert(
      fc.property(files, ({ text, eol }) => {
        const own = Object.fromEntries(
          readDotenv(text).map(({ name, value }) => [name, value.replaceAll(eol, '\n')]),
        );
        expect(own).toEqual(dotenv.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('gets a variable as its last line, and keeps all the others', () => {
    fc.assert(
      fc.property(files, secrets, ({ text, eol }, secret) => {
        const edit = appendDotenv(text, NAME, secret);
        const after = applyEdits(text, [edit]);
        expect(after.startsWith(text)).toBe(true);
        expect(dotenv.parse(after)).toEqual({ ...dotenv.parse(text), [NAME]: secret });
        expect(readDotenv(after).at(-1)).toMatchObject({ name: NAME, value: secret });
        expect(applyEdits(after, undoEdits(text, [edit]))).toBe(text);
        if (/[\r\n]/.test(text)) expect(after.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });

  it('gets a new value for a variable, and keeps all else, the comment behind it included', () => {
    fc.assert(
      fc.property(files, secrets, fc.nat(), ({ text }, secret, pick) => {
        const before = readDotenv(text);
        const chosen = before[pick % Math.max(1, before.length)];
        // A quote that is never closed may find its end in what is replaced.
        fc.pre(chosen !== undefined && !text.includes('never closed'));
        const edit = replaceDotenv(chosen, secret);
        const after = applyEdits(text, [edit]);
        const expected = before.map((entry) => [entry.name, entry === chosen ? secret : entry.value]);
        expect(readDotenv(after).map(({ name, value }) => [name, value])).toEqual(expected);
        expect(dotenv.parse(after)).toHaveProperty([chosen.name]);
        expect(after.slice(0, chosen.from) + after.slice(chosen.from + secret.length)).toBe(
          text.slice(0, chosen.from) + text.slice(chosen.to),
        );
        expect(applyEdits(after, undoEdits(text, [edit]))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['A=1', 'A=1\nS=v\n'],
    ['A=1\n', 'A=1\nS=v\n'],
    ['A=1\r\n', 'A=1\r\nS=v\r\n'],
    ['', 'S=v\n'],
    ['\n\n', '\n\nS=v\n'],
  ])('is extended: %j', (text, expected) => {
    expect(applyEdits(text, [appendDotenv(text, 'S', 'v')])).toBe(expected);
  });

  it.each([
    ['', ''],
    ['A=1\nB=2', ''],
    ['export A=1\nB=2', ''],
    ['exports=1', ''],
    ['# all\n  export\tA="1\nB=2"\n\nexport B=2', 'export '],
  ])('has the same before each variable: %j', (text, expected) => {
    expect(prefixIn(text)).toBe(expected);
  });

  it.each([
    ['S=old # why', 'S=v # why'],
    ['export S="old"  # why', 'export S=v  # why'],
    [`S='two\nlines'\nA=1`, 'S=v\nA=1'],
    ['S=', 'S=v'],
    ['S= # nothing', 'S=v # nothing'],
  ])('gets a value in the place of %j', (text, expected) => {
    const [entry] = readDotenv(text);
    if (entry === undefined) throw new Error('no entry');
    expect(applyEdits(text, [replaceDotenv(entry, 'v')])).toBe(expected);
  });
});
