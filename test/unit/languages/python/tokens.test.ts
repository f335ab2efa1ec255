import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'py-ast';
import { expect, it } from 'vitest';
import { parseTokens, scan } from '../../../../src/languages/python/parse/tokens.js';

const CASES = fileURLToPath(new URL('../../../cases/django', import.meta.url));
const FILES = readdirSync(CASES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.py'),
);

it('parses the tokens of a text as py-ast parses the text', () => {
  const texts = new Set(FILES.map((file) => readFileSync(join(CASES, file), 'utf8')));
  texts.add(`NAME = f"{a + f'{b}'} and {c!r:>{width}}"\n`).add('# nothing\r\n').add('');
  expect(texts.size).toBeGreaterThan(100);
  for (const text of texts)
    expect(outcome(() => parseTokens(scan(text)))).toEqual(outcome(() => parse(text)));
});

it('leaves py-ast as it is, also where it fails', () => {
  expect(() => parseTokens(scan('f(\n'))).toThrow();
  expect(() => parseTokens(scan('x = f"{1 +}"\n'))).toThrow();
  expect(parse('x = 1\n').body).toHaveLength(1);
});

/** What a parser gives, or says. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}
