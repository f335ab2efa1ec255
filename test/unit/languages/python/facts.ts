import { walk } from 'py-ast';
import { stringValue, type ParsedPython, type PythonNode } from '../../../../src/languages/python/index.js';

/** The facts that cpython.py tells about a file, as this project sees them; sorted, each one once. */
export function factsOf(parsed: ParsedPython): string[] {
  const starts = lineStarts(parsed.text);
  const facts = new Set<string>();
  const span = (node: PythonNode) => {
    const { from, to } = parsed.span(node);
    const first = from - (starts[(node.lineno ?? 0) - 1] ?? NaN);
    const last = to - (starts[(node.end_lineno ?? 0) - 1] ?? NaN);
    return [
      [node.lineno, node.col_offset, first].join(':'),
      [node.end_lineno, node.end_col_offset, last].join(':'),
    ].join('-');
  };
  for (const statement of parsed.body) {
    for (const node of walk(statement)) {
      if (isListLike(node) || isAssignment(node)) facts.add(`${node.nodeType} ${span(node)}`);
      for (const element of elementsOf(node)) {
        facts.add(`element ${span(element)}`);
        const value = element.nodeType === 'Constant' ? stringValue(element) : undefined;
        if (value !== undefined) facts.add(`string ${span(element)} ${value}`);
      }
    }
  }
  return [...facts].sort();
}

function isAssignment(node: PythonNode): boolean {
  return ['Assign', 'AnnAssign', 'AugAssign'].includes(node.nodeType);
}

function isListLike(node: PythonNode): boolean {
  return ['List', 'Tuple', 'Set'].includes(node.nodeType);
}

function elementsOf(node: PythonNode): PythonNode[] {
  if ('elts' in node) return node.elts;
  if (node.nodeType === 'Dict') return [...node.keys.filter((key) => key !== null), ...node.values];
  return node.nodeType === 'Call' ? [...node.args, ...node.keywords.map(({ value }) => value)] : [];
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
}
