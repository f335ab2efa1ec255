import { Project, ts, type SourceFile } from 'ts-morph';
import { lineNumber } from '../text/lines.js';
import { remembering } from '../memoize.js';

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

/**
 * Parses one file with the compiler that ts-morph carries, never the application's own.
 * @param text without a byte order mark; offsets are UTF-16 code units of it
 */
export const parseTypeScript = remembering(parse);

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

/** Each text gets a project of its own: it costs a fraction of a millisecond, and nodes of another text stay usable. */
function parseAlone(text: string): ParsedTypeScript | ParseFailure {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, noResolve: true },
  });
  const file = project.createSourceFile('source.ts', text);
  const [fault] = faultsIn(file);
  if (fault === undefined) return { text, file };
  const reason = ts.flattenDiagnosticMessageText(fault.messageText, ' ');
  return {
    failure: `it does not parse (${reason.replace(/\.$/, '')})`,
    line: lineNumber(text, fault.start),
  };
}

/**
 * What the parser found. The compiler's public way to it makes a program of the file first, which takes longer than
 * parsing it.
 */
function faultsIn({ compilerNode }: SourceFile): readonly ts.DiagnosticWithLocation[] {
  const faults: unknown = Reflect.get(compilerNode, 'parseDiagnostics');
  // The type that the compiler declares for it, in a part of its types that it keeps to itself.
  if (Array.isArray(faults)) return faults as ts.DiagnosticWithLocation[];
  throw new Error('this compiler keeps the faults of a file elsewhere');
}
