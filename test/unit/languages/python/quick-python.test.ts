import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build, type Plugin } from 'esbuild';
import * as pyAst from 'py-ast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corruptions } from './corruptions.js';
import { pythonFiles, textOf } from './python-files.js';
import { settingsTexts } from './settings-texts.js';

/*
 * The bundle holds py-ast in another, faster form (scripts/libraries.mjs), which must see in every text what py-ast sees.
 */
type Library = Pick<typeof pyAst, 'Lexer' | 'parse'>;

const root = join(import.meta.dirname, '..', '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'quick-python-'));
let quick: Library;

beforeAll(async () => {
  const scripts = pathToFileURL(join(root, 'scripts', 'libraries.mjs')).href;
  // It has no types of its own.
  const { quickPython } = (await import(scripts)) as { quickPython: Plugin };
  const { outputFiles } = await build({
    stdin: { contents: "export { Lexer, parse } from 'py-ast';", resolveDir: root },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    plugins: [quickPython],
  });
  const path = join(folder, 'quick.cjs');
  writeFileSync(path, outputFiles[0]?.text ?? '');
  quick = createRequire(import.meta.url)(path) as Library;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const LETTERS = `
été = größe = имя = 変数 = a１ = 1
x_1 = _ = A0z9 = "ключ" + f"{été!r:>{имя}}"
lambda *a, k=1, **kw: (y := a) if not k else -k ** ~k @ k // 2 % 3 << 1 >> 2 & 3 ^ 4 | 5
a < b <= c != d is not e not in f and g or await_
`;

describe('the faster py-ast sees what py-ast sees', () => {
  it('in every Python file of the cases', () => {
    const files = pythonFiles(join(root, 'test', 'cases'));
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((file) => !agree(textOf(file) ?? ''))).toEqual([]);
  });

  it('in letters of other alphabets and in every operator', () => {
    expect(outcome(pyAst, LETTERS)).toHaveProperty('tree');
    expect(agree(LETTERS)).toBe(true);
  });

  it('in corrupted settings files, errors included', () => {
    const texts = corruptions({ ...settingsTexts, letters: LETTERS }, 300, 21).map(({ source }) => source);
    expect(texts.filter((text) => 'error' in outcome(pyAst, text)).length).toBeGreaterThan(500);
    expect(texts.filter((text) => !agree(text))).toEqual([]);
  });
});

function agree(text: string): boolean {
  return isDeepStrictEqual(outcome(quick, text), outcome(pyAst, text));
}

function outcome({ Lexer, parse }: Library, text: string): object {
  try {
    return { tokens: new Lexer(text).tokenize(), tree: parse(text) };
  } catch (error) {
    const { message, ...place } = error instanceof Error ? error : new Error(String(error));
    return { error: message, place };
  }
}
