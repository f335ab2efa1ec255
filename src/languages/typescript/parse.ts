import { Project, ts, type SourceFile } from 'ts-morph';
import { lineBreaks, lineNumber } from '../text/lines.js';
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
 * Parses one file with the compiler bundled in ts-morph, never the application's own. The same text is parsed once.
 * @param text without a byte order mark; offsets are UTF-16 code units of it
 */
export const parseTypeScript = remembering(parse);

/**
 * Parses a text that this program made.
 * @throws Error when it does not parse: a defect of this program
 */
export function reparse(text: string): ParsedTypeScript {
  const parsed = parseTypeScript(text);
  if ('failure' in parsed) throw new Error(`An edit left line ${parsed.line} broken: ${parsed.failure}.`);
  return parsed;
}

/** The value of JSON with comments and final commas, as in tsconfig.json; undefined for anything else. */
export function parseJsonc(text: string): unknown {
  const json = jsonOf(text);
  if (json !== undefined) return json;
  try {
    return ts.parseConfigFileTextToJson('', text).config;
  } catch (error) {
    // Nested too deeply.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The value of plain JSON, which Node reads in a fraction of the time; undefined for anything else. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The paths that a file imports, exports from or requires, and their lines, without parsing it. */
export function importsIn(text: string): { specifier: string; line: number }[] {
  let at = 0;
  let line = 1;
  const found = ts.preProcessFile(text, true, true).importedFiles.toSorted((a, b) => a.pos - b.pos);
  return found.map(({ fileName, pos }) => {
    line += lineBreaks(text, at, pos);
    at = pos;
    return { specifier: fileName, line };
  });
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
    if (error instanceof RangeError) return { failure: TOO_DEEP, line: 1 };
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
  const [error] = syntaxErrors(file);
  const tooDeep = error === undefined ? beyondNesting(file.compilerNode, text) : undefined;
  if (tooDeep !== undefined) return { failure: TOO_DEEP, line: lineNumber(text, tooDeep) };
  const unnamed = error === undefined ? importOfNoText(file.compilerNode) : undefined;
  if (unnamed !== undefined)
    return { failure: 'syntax error: String literal expected', line: lineNumber(text, unnamed) };
  if (error === undefined) return { text, file };
  const reason = ts.flattenDiagnosticMessageText(error.messageText, ' ');
  return {
    failure: `syntax error: ${reason.replace(/\.$/, '')}`,
    line: lineNumber(text, error.start),
  };
}

/** The offset of `x` in `import a from x`, which TypeScript reports only when it checks types. */
function importOfNoText(root: ts.SourceFile): number | undefined {
  for (const statement of root.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const { moduleSpecifier } = statement;
    if (moduleSpecifier !== undefined && !ts.isStringLiteral(moduleSpecifier))
      return moduleSpecifier.getStart(root);
  }
  return undefined;
}

const TOO_DEEP = 'it is nested too deeply';

/** What reads the code goes down into it by calls, of which the stack holds about twice as many. */
const MAX_NESTING = 800;

/** The offset of a node that is nested too deeply; undefined where there is none. A level takes two characters or more. */
function beyondNesting(root: ts.Node, text: string): number | undefined {
  if (text.length < 2 * MAX_NESTING) return undefined;
  const open: { readonly node: ts.Node; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > MAX_NESTING) return node.end;
    ts.forEachChild(node, (child) => void open.push({ node: child, depth: depth + 1 }));
  }
  return undefined;
}

/**
 * What the parser found. The compiler's public way to it makes a program of the file first, which takes longer than
 * parsing it.
 */
function syntaxErrors({ compilerNode }: SourceFile): readonly ts.DiagnosticWithLocation[] {
  const errors: unknown = Reflect.get(compilerNode, 'parseDiagnostics');
  // The type that the compiler declares for it, in a part of its types that it keeps to itself.
  if (Array.isArray(errors)) return errors as ts.DiagnosticWithLocation[];
  throw new Error('this compiler keeps the syntax errors of a file elsewhere');
}
