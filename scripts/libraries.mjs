import { readFile } from 'node:fs/promises';

/*
 * Plugins of esbuild that bundle a library otherwise than it is written, where that makes it smaller or faster and nobody
 * sees a difference. A library that is written otherwise now ends the build.
 */

/** Inquirer brings a question that opens an editor, with tables of every character set; no question of ours does. */
export const withoutEditor = {
  name: 'without-editor',
  setup({ onLoad }) {
    onLoad({ filter: /@inquirer\/external-editor\/.*\.js$/ }, () => ({
      contents: 'export const editAsync = undefined;',
    }));
  },
};

/** Commander can start programs as its commands, and loads what that takes; none of ours is one. */
export const withoutPrograms = rewriting('without-programs', /[\\/]commander[\\/]lib[\\/]command\.js$/, [
  ["require('node:child_process')", 'undefined'],
]);

/**
 * py-ast's parser takes a text into tokens by itself; this program has done so with the same text a moment before. It
 * asks tables of every alphabet about ASCII, which take long to build. And it makes two objects for each type that a
 * token is compared with, some fifty of them for a name; at most five types are compared at once.
 */
export const quickPython = rewriting('quick-python', /[\\/]py-ast[\\/]dist[\\/]index\.esm\.js$/, [
  ['class Lexer {', 'let lately;\nclass Lexer {'],
  [
    'this.addToken("EOF" /* EOF */, "");\n    return this.tokens;',
    'this.addToken("EOF" /* EOF */, "");\n    lately = this;\n    return this.tokens;',
  ],
  [
    'this.tokens = lexer.tokenize();',
    'this.tokens = lately?.source === lexer.source ? lately.tokens : lexer.tokenize();',
  ],
  [
    'return /^\\p{ID_Start}$/u.test(c);',
    `const code = c.charCodeAt(0);
    if (code < 128) return (code | 32) > 96 && (code | 32) < 123;
    return /^\\p{ID_Start}$/u.test(c);`,
  ],
  [
    'return /^\\p{ID_Continue}$/u.test(c);',
    `const code = c.charCodeAt(0);
    if (code < 128) return ((code | 32) > 96 && (code | 32) < 123) || (code > 47 && code < 58) || code === 95;
    return /^\\p{ID_Continue}$/u.test(c);`,
  ],
  [
    'const code = c.charCodeAt(0);\n      const prevCode',
    `const code = c.charCodeAt(0);
      if (code < 128) {
        this.position.column++;
        this.position.index++;
        return c;
      }
      const prevCode`,
  ],
  [
    `match(...types) {
    for (const type of types) {
      if (this.check(type)) {
        this.advance();
        return true;
      }
    }
    return false;`,
    `match(a, b, c, d, e) {
    const { type } = this.peek();
    if (type !== a && type !== b && type !== c && type !== d && type !== e) return false;
    this.advance();
    return true;`,
  ],
  [
    `if (this.isAtEnd()) return false;
    const token = this.peek();
    return token.type === type;`,
    'return this.peek().type === type;',
  ],
]);

/** @param changes texts of the file, each of which stands in it once, and what is to stand there */
function rewriting(name, filter, changes) {
  return {
    name,
    setup({ onLoad }) {
      onLoad({ filter }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: changes.reduce((text, change) => replaced(text, change, path), source) };
      });
    },
  };
}

function replaced(text, [from, to], path) {
  if (text.split(from).length !== 2) throw new Error(`${path} is written in another way now`);
  return text.replace(from, () => to);
}
