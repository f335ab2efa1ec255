import { stringValue } from '../../../languages/python/expressions.js';
import type { Expression } from '../../../languages/python/nodes.js';
import { parsePython } from '../../../languages/python/parse.js';
import { statementsOf } from '../../../languages/python/statements.js';
import { readRequirement, type Requirement } from './requirement.js';

/** Reads `install_requires` of a setup.cfg. */
export function readSetupCfg(file: string, text: string): Requirement[] {
  const [, value = ''] = /^install_requires[ \t]*=[ \t]*(.*(?:\r?\n[ \t]+.*)*)/m.exec(text) ?? [];
  return value.split(/\r?\n/).flatMap((line) => requirement(line, file));
}

/** Reads `setup(install_requires=[…])` of a setup.py, as far as plain strings are given there. */
export function readSetupPy(file: string, text: string): Requirement[] {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') return [];
  return [...statementsOf(parsed)].flatMap(({ statement }) => {
    if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') return [];
    const given = statement.value.keywords.find(({ arg }) => arg === 'install_requires')?.value;
    return elementsOf(given).flatMap((element) => requirement(stringValue(element) ?? '', file));
  });
}

function elementsOf(node: Expression | undefined): readonly Expression[] {
  return node?.nodeType === 'List' || node?.nodeType === 'Tuple' ? node.elts : [];
}

function requirement(text: string, file: string): Requirement[] {
  const read = readRequirement(text);
  return read === undefined ? [] : [{ ...read, file }];
}
