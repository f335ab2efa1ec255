import { lineStart } from '../../text/lines.js';
import type { PythonToken } from './tokens.js';

const TAB_WIDTH = 8;

/** How far a line is indented, with tabs to the next multiple of eight and with tabs as one column: both must agree. */
interface Indent {
  readonly columns: number;
  readonly characters: number;
}

/**
 * The offset of the first logical line whose indentation CPython would not take, or would take for another block
 * than the lexer did (it counts a tab as eight columns wherever it stands); undefined when there is none.
 */
export function indentationFault(text: string, tokens: readonly PythonToken[]): number | undefined {
  const stack: Indent[] = [{ columns: 0, characters: 0 }];
  let depth = 1;
  let atStart = true;
  for (const token of tokens) {
    if (token.type === 'INDENT') depth += 1;
    else if (token.type === 'DEDENT') depth -= 1;
    else if (token.type === 'NEWLINE') atStart = true;
    else if (token.type !== 'COMMENT' && token.type !== 'EOF' && atStart) {
      atStart = false;
      const indent = measure(text.slice(lineStart(text, token.from), token.from));
      if (!enter(stack, indent) || stack.length !== depth) return token.from;
    }
  }
  return undefined;
}

/** Opens or closes blocks as CPython's tokenizer does; false where it raises an error. */
function enter(stack: Indent[], indent: Indent): boolean {
  const top = () => stack.at(-1) ?? { columns: 0, characters: 0 };
  if (indent.columns > top().columns) {
    if (indent.characters <= top().characters) return false;
    stack.push(indent);
    return true;
  }
  while (indent.columns < top().columns) stack.pop();
  return indent.columns === top().columns && indent.characters === top().characters;
}

function measure(blanks: string): Indent {
  let columns = 0;
  let characters = 0;
  for (const blank of blanks) {
    columns = blank === '\t' ? (Math.floor(columns / TAB_WIDTH) + 1) * TAB_WIDTH : columns + 1;
    characters += 1;
    if (blank === '\f') columns = characters = 0;
  }
  return { columns, characters };
}
