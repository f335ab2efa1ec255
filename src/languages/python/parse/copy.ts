import { applyEdits } from '../../text/text-edit.js';
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
  const strings = tokens.filter(({ type }) => type === 'STRING');
  return applyEdits(
    copy,
    strings.map(({ from, to }) => ({ from, to, insert: text.slice(from, to) })),
  );
}

/** PEP 758 (Python 3.14) allows `except A, B:` without parentheses and without `as`; `A| B` stands for it. */
export function withoutBareExceptTuples(copy: string, tokens: readonly PythonToken[]): string {
  const commas = tokens.flatMap(({ type }, index) =>
    type === 'EXCEPT' ? clauseCommas(tokens, index + 1) : [],
  );
  return applyEdits(
    copy,
    commas.map((comma) => ({ from: comma, to: comma + 1, insert: '|' })),
  );
}

/** py-ast knows `async for` in lists and generators only; blanks stand for `async` in every comprehension. */
export function withoutAsyncComprehensions(copy: string, tokens: readonly PythonToken[]): string {
  let depth = 0;
  const masked = tokens.filter((token, index) => {
    depth += bracketStep(token);
    return depth !== 0 && token.type === 'ASYNC' && tokens[index + 1]?.type === 'FOR';
  });
  return applyEdits(
    copy,
    masked.map(({ from, to }) => ({ from, to, insert: ' '.repeat(to - from) })),
  );
}

/** The commas between `except` and its colon; none where the clause holds what would make the comma something else. */
function clauseCommas(tokens: readonly PythonToken[], start: number): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    depth += bracketStep(token);
    if (depth === 0 && token.type === 'COLON') return commas;
    if (depth === 0 && token.type === 'COMMA') commas.push(token.from);
    if (depth < 0 || ['AS', 'LAMBDA', 'IF', 'NEWLINE', 'EOF'].includes(token.type)) return [];
  }
  return [];
}
