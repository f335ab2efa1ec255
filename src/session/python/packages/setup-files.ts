import { stringValue } from '../../../languages/python/query/expressions.js';
import type { NodeOf } from '../../../languages/python/parse/nodes.js';
import { parsePython, type ParsedPython } from '../../../languages/python/parse/parse.js';
import { statementsOf } from '../../../languages/python/query/statements.js';
import { readRequirement, type Requirement } from './requirements-file.js';

/** Reads `install_requires` of a setup.cfg. */
export function readSetupCfg(file: string, text: string): Requirement[] {
  const [, value = ''] = /^install_requires[ \t]*=[ \t]*(.*(?:\r?\n[ \t]+.*)*)/m.exec(text) ?? [];
  return value.split(/\r?\n/).flatMap((line) => requirement(line, file));
}

/** Reads `setup(install_requires=[…])` of a setup.py, as far as plain strings are given there. */
export function readSetupPy(file: string, text: string): Requirement[] {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') return [];
  const elements = requiredInSetupPy(parsed)?.elts ?? [];
  return elements.flatMap((element) => requirement(stringValue(element) ?? '', file));
}

/** The list or tuple of `setup(install_requires=[…])`. */
export function requiredInSetupPy(parsed: ParsedPython): NodeOf<'List'> | NodeOf<'Tuple'> | undefined {
  for (const { statement } of statementsOf(parsed)) {
    if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') continue;
    const given = statement.value.keywords.find(({ arg }) => arg === 'install_requires')?.value;
    if (given?.nodeType === 'List' || given?.nodeType === 'Tuple') return given;
  }
  return undefined;
}

function requirement(text: string, file: string): Requirement[] {
  const read = readRequirement(text);
  return read === undefined ? [] : [{ ...read, file }];
}
