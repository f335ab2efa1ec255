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
 * py-ast's parser takes a text into tokens by itself; this program has done so with the same text a moment before. And it
 * asks tables of every alphabet about ASCII, which take long to build.
 */
export const quickLexer = rewriting('quick-lexer', /[\\/]py-ast[\\/]dist[\\/]index\.esm\.js$/, [
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
    'return c < "\\x80" ? /[a-zA-Z]/.test(c) : /^\\p{ID_Start}$/u.test(c);',
  ],
  [
    'return /^\\p{ID_Continue}$/u.test(c);',
    'return c < "\\x80" ? /\\w/.test(c) : /^\\p{ID_Continue}$/u.test(c);',
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
