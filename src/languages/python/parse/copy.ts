import { bracketStep, type PythonToken } from './tokens.js';

/*
 * py-ast refuses a few things that CPython takes. Each is written otherwise in a copy of the same length for py-ast
 * to read, so that every offset in the copy is an offset in the text.
 */

/** Form feeds as spaces. Before code a form feed resets the indentation: such a line fails, as wrongly indented. */
export function withoutFormFeeds(text: string): string {
  return text.replaceAll('\f', ' ');
}

/** Puts back what stands in strings, where a form feed is a character like any other. */
export function restoreStrings(copy: string, text: string, tokens: readonly PythonToken[]): string {
  let restored = copy;
  for (const { type, from, to } of tokens) {
    const original = text.slice(from, to);
    if (type === 'STRING' && original.includes('\f'))
      restored = restored.slice(0, from) + original + restored.slice(to);
  }
  return restored;
}

/** PEP 758 (Python 3.14) allows `except A, B:` without parentheses and without `as`; `A| B` stands for it. */
export function withoutBareExceptTuples(copy: string, tokens: readonly PythonToken[]): string {
  let masked = copy;
  tokens.forEach((token, index) => {
    if (token.type !== 'EXCEPT') return;
    for (const comma of clauseCommas(tokens, index + 1)) masked = replaceAt(masked, comma, '|');
  });
  return masked;
}

/** py-ast knows `async for` in lists and generators only; blanks stand for `async` in every comprehension. */
export function withoutAsyncComprehensions(copy: string, tokens: readonly PythonToken[]): string {
  let masked = copy;
  let depth = 0;
  tokens.forEach((token, index) => {
    depth += bracketStep(token);
    if (depth === 0 || token.type !== 'ASYNC' || tokens[index + 1]?.type !== 'FOR') return;
    masked = masked.slice(0, token.from) + ' '.repeat(token.to - token.from) + masked.slice(token.to);
  });
  return masked;
}

/** The commas between `except` and its colon; none where the clause holds what would make the comma something else. */
function clauseCommas(tokens: readonly PythonToken[], start: number): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (const token of tokens.slice(start)) {
    depth += bracketStep(token);
    if (depth === 0 && token.type === 'COLON') return commas;
    if (depth === 0 && token.type === 'COMMA') commas.push(token.from);
    if (depth < 0 || ['AS', 'LAMBDA', 'IF', 'NEWLINE', 'EOF'].includes(token.type)) return [];
  }
  return [];
}

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}
