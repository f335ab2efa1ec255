import { assignmentsOf } from '../../../languages/python/query/assignments.js';
import { stringValue } from '../../../languages/python/query/expressions.js';
import type { Expression, NodeOf } from '../../../languages/python/parse/nodes.js';
import { parsePython, type ParsedPython } from '../../../languages/python/parse/parse.js';
import { statementsOf } from '../../../languages/python/query/statements.js';
import { readRequirement, type Requirement } from './requirement.js';

/** Reads `install_requires` of a setup.cfg. */
export function readSetupCfg(file: string, text: string): Requirement[] {
  const [, value = ''] = /^install_requires[ \t]*=[ \t]*(.*(?:\r?\n[ \t]+.*)*)/m.exec(text) ?? [];
  return value.split(/\r?\n/).flatMap((line) => requirement(line, file));
}

/** Reads `setup(install_requires=[…])` of a setup.py, as far as plain strings are given there or under a name. */
export function readSetupPy(file: string, text: string): Requirement[] {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') return [];
  const elements = requiredInSetupPy(parsed)?.elts ?? [];
  return elements.flatMap((element) => requirement(stringValue(element) ?? '', file));
}

/** The list or tuple of `setup(install_requires=[…])`, or that of a name that is given there. */
export function requiredInSetupPy(parsed: ParsedPython): NodeOf<'List'> | NodeOf<'Tuple'> | undefined {
  for (const { statement } of statementsOf(parsed)) {
    if (statement.nodeType !== 'Expr' || statement.value.nodeType !== 'Call') continue;
    const given = statement.value.keywords.find(({ arg }) => arg === 'install_requires')?.value;
    const value = given?.nodeType === 'Name' ? assignedTo(parsed, given.id) : given;
    if (value?.nodeType === 'List' || value?.nodeType === 'Tuple') return value;
  }
  return undefined;
}

/** What is assigned to a name, where that happens once; what is added later does not take it away. */
function assignedTo(parsed: ParsedPython, name: string): Expression | undefined {
  const [first, ...others] = assignmentsOf(parsed, name).filter(({ kind }) => kind !== 'augmented');
  return first?.within.length === 0 && others.length === 0 ? first.value : undefined;
}

function requirement(text: string, file: string): Requirement[] {
  const read = readRequirement(text);
  return read === undefined ? [] : [{ ...read, file }];
}
