import { walk } from 'py-ast';
import {
  parsePython,
  stringValue,
  type Expression,
  type ParsedPython,
  type PythonNode,
  type Statement,
} from '../../../../src/languages/python/index.js';

/** Parses a text that must be Python. */
export function parsed(text: string): ParsedPython {
  const result = parsePython(text);
  if (result.kind === 'failure') throw new Error(`${result.reason} in ${JSON.stringify(text)}`);
  return result;
}

/** A module's statement by its number. */
export function statementOf(module: ParsedPython, index: number): Statement {
  const statement = module.body.at(index);
  if (statement === undefined) throw new Error(`no statement ${String(index)}`);
  return statement;
}

/** The value of `x = …`, the only statement of a text. */
export function valueOf(module: ParsedPython): Expression {
  const statement = statementOf(module, -1);
  if (statement.nodeType !== 'Assign') throw new Error('no assignment');
  return statement.value;
}

/** The string constants of a module, in no order. */
export function strings(module: ParsedPython): PythonNode[] {
  return module.body
    .flatMap((statement) => [...walk(statement)])
    .filter((node) => node.nodeType === 'Constant' && stringValue(node) !== undefined);
}
