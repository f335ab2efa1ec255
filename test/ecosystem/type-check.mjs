import ts from 'typescript';
import { lineOf } from './token-rules.mjs';

/** Packages and types are not there in a checkout, so what hangs on them cannot be checked. */
const UNRESOLVED = new Set([2307, 2792, 2305, 2882, 2580, 2591]);

const OPTIONS = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  experimentalDecorators: true,
  skipLibCheck: true,
  noResolve: true,
  noEmit: true,
  types: [],
};

const AMBIENT = 'ambient.d.ts';
const AMBIENT_TEXT =
  'declare const process: any; declare const require: any; declare const module: any; declare const __dirname: string;';

/** The compiler's library files, parsed once. @type {Map<string, ts.SourceFile | undefined>} */
const libraries = new Map();

/**
 * What the compiler says of the patched file that it did not say of the original: names declared twice, unknown
 * names, properties given twice.
 * @param {string} path
 * @param {string} before
 * @param {string} after
 * @returns {string[]}
 */
export function checkNames(path, before, after) {
  const known = new Set(diagnose(path, before).map(({ text }) => text));
  return diagnose(path, after)
    .filter(({ text }) => !known.has(text))
    .map(({ text, start }) => `${path}:${lineOf(after, start)} ${text}`);
}

function diagnose(path, text) {
  const file = ts.createSourceFile(path, text, OPTIONS.target, true);
  const ambient = ts.createSourceFile(AMBIENT, AMBIENT_TEXT, OPTIONS.target, true);
  const own = new Map([
    [path, file],
    [AMBIENT, ambient],
  ]);
  const standard = ts.createCompilerHost(OPTIONS);
  const host = {
    ...standard,
    getSourceFile: (name) => own.get(name) ?? library(name, standard),
    fileExists: (name) => own.has(name) || libraries.has(name),
  };
  const program = ts.createProgram([path, AMBIENT], OPTIONS, host);
  return program
    .getSemanticDiagnostics(file)
    .filter(({ code }) => !UNRESOLVED.has(code))
    .map(({ messageText, start = 0 }) => ({
      text: ts.flattenDiagnosticMessageText(messageText, ' '),
      start,
    }));
}

function library(name, host) {
  if (!libraries.has(name)) libraries.set(name, host.getSourceFile(name, OPTIONS.target));
  return libraries.get(name);
}
