import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typed } from '../../src/model/context.js';

it.runIf(process.platform !== 'win32')('means to a shell just the words, whatever they hold', () => {
  const word = fc
    .string({ unit: 'binary' })
    .filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const line = `printf '%s\\0' ${typed(words)}`;
      const printed = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
      expect(printed).toBe(words.map((text) => `${text}\0`).join(''));
    }),
    { numRuns: 100 },
  );
});
