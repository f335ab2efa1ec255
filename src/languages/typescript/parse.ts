import { Project, type SourceFile } from 'ts-morph';
import { lineNumber } from '../lines.js';

export interface ParsedTypeScript {
  readonly text: string;
  /** For finding nodes and their offsets only: ts-morph's own editing methods damage code. */
  readonly file: SourceFile;
}

export interface ParseFailure {
  /** Completes "the file cannot be edited: …". */
  readonly failure: string;
  readonly line: number;
}

const MEMORY = 100;
const remembered = new Map<string, ParsedTypeScript | ParseFailure>();

/**
 * Parses one file with the compiler that ts-morph carries, never the application's own.
 * @param text without a byte order mark; offsets are UTF-16 code units of it
 */
export function parseTypeScript(text: string): ParsedTypeScript | ParseFailure {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text);
  if (remembered.size >= MEMORY) remembered.clear();
  remembered.set(text, parsed);
  return parsed;
}

function parse(text: string): ParsedTypeScript | ParseFailure {
  const odd = /[\0\uFEFF]/.exec(text);
  if (odd !== null) {
    const name = odd[0] === '\0' ? 'a NUL character' : 'a second byte order mark';
    return { failure: `it contains ${name}`, line: lineNumber(text, odd.index) };
  }
  try {
    return parseAlone(text);
  } catch (error) {
    if (error instanceof RangeError) return { failure: 'it is nested too deeply', line: 1 };
    throw error;
  }
}

/** Each text gets a project of its own: it costs a millisecond, and nodes of another text stay usable. */
function parseAlone(text: string): ParsedTypeScript | ParseFailure {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, noResolve: true },
  });
  const file = project.createSourceFile('source.ts', text);
  const [fault] = project.getProgram().getSyntacticDiagnostics(file);
  if (fault === undefined) return { text, file };
  const message = fault.getMessageText();
  const reason = typeof message === 'string' ? message : message.getMessageText();
  return {
    failure: `it does not parse (${reason.replace(/\.$/, '')})`,
    line: lineNumber(text, fault.getStart()),
  };
}
