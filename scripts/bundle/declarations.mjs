import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** What a program that embeds this one can see; every type that is named in it is in one of these files. */
const FILES = ['public.ts', 'index.ts'];

/**
 * The declarations of the programmatic door, as one file without imports.
 * @param {string} folder
 */
export async function declarations(folder) {
  const parts = await Promise.all(FILES.map((name) => declarationOf(`${folder}/${name}`)));
  return parts.join('\n');
}

async function declarationOf(path) {
  const source = await readFile(path, 'utf8');
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      isolatedDeclarations: true,
    },
  });
  const [fault] = diagnostics;
  if (fault !== undefined) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, ' '));
  return outputText.replace(/^import[^;]*;\n/gm, '');
}
