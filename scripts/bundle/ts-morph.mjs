import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { memberNames, reachableCode } from './reachable.mjs';
import { usedCompiler } from './typescript.mjs';

/*
 * ts-morph reads and writes code; we only read with it. What writes is left out, and what judges types or looks for files,
 * which also takes the libraries for that. Node would have to read it, and to make each method of each class, in every
 * run. docs/decisions/0001 says what this saves.
 */

/** All writing ends in this function, which changes a file's text. */
const UNUSED = ['doManipulation'];

/** What code that stays can also make, and does not use where one text is parsed in memory. */
const STUBS = [
  'LanguageService',
  'NodeRuntimeFileSystem',
  'StructurePrinterFactory',
  'TsConfigResolver',
  'libFiles',
  'matchGlobs',
];

/** Hands on what src imports. */
const ENTRY = '\0ts-morph';

/**
 * A plugin that bundles ts-morph, and the compiler in it, as far as src uses them.
 * @param {string} root
 */
export async function usedTsMorph(root) {
  // As the bundler names files, also where the folder is a link.
  const modules = await realpath(join(root, 'node_modules'));
  const paths = {
    main: join(modules, 'ts-morph', 'dist', 'ts-morph.js'),
    common: join(modules, '@ts-morph', 'common', 'dist', 'ts-morph-common.js'),
    compiler: join(modules, '@ts-morph', 'common', 'dist', 'typescript.js'),
  };
  const sources = await sourcesIn(join(root, 'src'));
  const imported = [...new Set(sources.flatMap(importsIn))].sort();
  const texts = await Promise.all([paths.main, paths.common].map((path) => readFile(path, 'utf8')));
  const used = [...imported.map((name) => `exports.${name}`), ...sources.flatMap(memberNames)];
  const [main, rest] = reachableCode(texts, { used, stubs: STUBS, unused: UNUSED });
  const compiler = usedCompiler(await readFile(paths.compiler, 'utf8'), [main, rest, ...sources]);
  const contents = new Map([
    [ENTRY, `import all from ${JSON.stringify(paths.main)};\nexport const { ${imported.join(', ')} } = all;`],
    [paths.main, asModule(main)],
    [paths.common, asModule(rest)],
    [paths.compiler, compiler],
  ]);
  return {
    name: 'used-ts-morph',
    resolveId: (id) => (id === 'ts-morph' ? ENTRY : undefined),
    load: (id) => contents.get(id),
  };
}

/**
 * A script of CommonJS as a module: the bundler makes one function of a script, and V8 parses what stands in a function
 * twice.
 */
function asModule(script) {
  const text = script
    .replace("var ts = require('./typescript');", "import * as ts from './typescript';")
    .replace("var common = require('@ts-morph/common');", "import common from '@ts-morph/common';");
  if (text === script) throw new Error('ts-morph imports its parts differently now');
  return `const exports = {};\n${text}\nexport default exports;\n`;
}

/** The texts of the files that use ts-morph, themselves or by what is handed to them. */
async function sourcesIn(folder) {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts'));
  return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
}

/** The names of the values that a file takes from ts-morph. */
function importsIn(text) {
  const { statements } = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);
  return statements.filter(isFromTsMorph).flatMap((statement) => {
    const clause = statement.importClause ?? statement;
    if (clause.isTypeOnly || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
    const elements = (clause.namedBindings ?? clause.exportClause)?.elements;
    if (elements === undefined) throw new Error('ts-morph is to be imported by names');
    return elements.filter(({ isTypeOnly }) => !isTypeOnly).map((one) => (one.propertyName ?? one.name).text);
  });
}

function isFromTsMorph(statement) {
  return (
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier?.text === 'ts-morph'
  );
}
