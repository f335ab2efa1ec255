import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { memberNames, usedCode } from './used-code.mjs';

/*
 * ts-morph reads and writes code; we only read with it. What writes is left out, and what judges types or looks for files,
 * which also takes the libraries for that. Node would have to read it, and to make each method of each class, in every run.
 */

/** The exports that src imports. */
export const USED_EXPORTS = ['Node', 'Project', 'SyntaxKind', 'VariableDeclarationKind', 'ts'];

/** What code that stays can also use, and does not where one text is parsed in memory. */
const HOLLOW = new Set([
  'LanguageService',
  'NodeRuntimeFileSystem',
  'RealFileSystemHost',
  'StructurePrinterFactory',
  'TsConfigResolver',
  'createModuleResolutionHost',
  'doManipulation',
  'libFiles',
  'matchGlobs',
]);

/** Methods for writing that share their names with others. A call would end the run. */
const UNCALLED = new Set(['copy', 'move', 'print', 'remove', 'rename']);

/**
 * The texts of ts-morph without what is not used.
 * @param {readonly string[]} paths its files
 * @param {readonly string[]} sources the texts that use it
 * @returns {Promise<Map<string, string>>} by file name
 */
export async function morphTexts(paths, sources) {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const isGone = (name) => !texts.some((text) => text.includes(` ${name}(`));
  if ([...UNCALLED].some(isGone)) throw new Error('ts-morph lacks a method that is left out of it');
  const named = [...USED_EXPORTS.map((name) => `exports.${name}`), ...sources.flatMap(memberNames)];
  const used = usedCode(texts, { named, hollow: HOLLOW, isUncalled });
  return new Map(paths.map((path, index) => [basename(path), used[index]]));
}

/** What is to be written is given as a structure. */
function isUncalled({ name, parameters = [] }) {
  return UNCALLED.has(name.text) || /^structures?$/.test(parameters[0]?.name.text);
}
