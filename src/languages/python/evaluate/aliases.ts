import { type Expression, type NodeOf, type PythonNode, type Statement, nodesIn } from '../parse/nodes.js';
import { methodOwner } from '../query/changes.js';
import { dottedName } from '../query/expressions.js';
import { ownNodes } from '../query/statements.js';
import { isFunction } from './functions.js';
import type { Definition } from './values.js';

/**
 * The names whose lists and dicts have another name in a function, and so may be changed by way of that: in a variable or a
 * parameter's default that the function changes, in what it hands to a function that is not known, in what it returns.
 * @param changed the names that the statements of the function change
 */
export function aliasesIn(
  definition: Definition,
  statements: readonly Statement[],
  changed: ReadonlySet<string>,
): string[] {
  const held = new Map<string, string[]>();
  for (const [name, values] of [...defaultsOf(definition), ...statements.flatMap(bindingsIn)])
    held.set(name, [...(held.get(name) ?? []), ...values]);
  const nodes = statements.flatMap((statement) => [statement, ...ownNodes(statement)]);
  const waiting = [...[...changed].flatMap((name) => held.get(name) ?? []), ...nodes.flatMap(handedOut)];
  const found = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(held.get(next) ?? []));
  }
  return [...found];
}

type Binding = readonly [name: string, values: readonly string[]];

function defaultsOf(definition: Definition): Binding[] {
  if (definition.nodeType === 'ClassDef') return [];
  const { posonlyargs, args, defaults, kwonlyargs, kw_defaults: keywords } = definition.args;
  const all = [...posonlyargs, ...args];
  const positional = all.slice(all.length - defaults.length);
  return [
    ...positional.map(({ arg }, index): Binding => [arg, sharedBy(defaults[index])]),
    ...kwonlyargs.map(({ arg }, index): Binding => [arg, sharedBy(keywords[index] ?? undefined)]),
  ];
}

/** The names that a statement binds, each with those whose objects it may stand for afterwards. */
function bindingsIn(statement: Statement): Binding[] {
  const nodes = [statement, ...ownNodes(statement)];
  return nodes.flatMap((node): Binding[] => {
    if (node.nodeType === 'Assign') return node.targets.flatMap((target) => bound(target, node.value));
    if (node.nodeType === 'AnnAssign' || node.nodeType === 'NamedExpr') return bound(node.target, node.value);
    if (node.nodeType === 'For' || node.nodeType === 'AsyncFor') return bound(node.target, node.iter);
    return [];
  });
}

/** Of `A.x = B` and `A['x'] = B` the name is A. */
function bound(target: Expression, value: Expression | undefined): Binding[] {
  const values = sharedBy(value);
  return nodesIn(target).flatMap((node): Binding[] => (node.nodeType === 'Name' ? [[node.id, values]] : []));
}

/** What leaves the function: what it returns, and what it hands to others. */
function handedOut(node: PythonNode): string[] {
  if (node.nodeType === 'Return' || node.nodeType === 'Yield') return sharedBy(node.value);
  return node.nodeType === 'Call' ? givenTo(node) : [];
}

/** The names whose objects a call may keep, change or give back. */
function givenTo(call: NodeOf<'Call'>): string[] {
  const name = dottedName(call.func) ?? '';
  const isMethod = call.func.nodeType === 'Attribute';
  const isReader = isFunction(`builtins.${name}`) || isFunction(name) || (isMethod && !mayChange(call));
  return isReader ? [] : [...call.args, ...call.keywords.map(({ value }) => value)].flatMap(sharedBy);
}

function mayChange(call: NodeOf<'Call'>): boolean {
  return methodOwner(call).length > 0;
}

/** The names whose objects an expression may give as they are, or hold. */
function sharedBy(node: Expression | undefined): string[] {
  if (node?.nodeType === 'Name') return [node.id];
  return node?.nodeType === 'Call' ? givenTo(node) : partsOf(node).flatMap(sharedBy);
}

/** The parts of an expression that its value may be, or hold. */
function partsOf(node: Expression | undefined): readonly Expression[] {
  switch (node?.nodeType) {
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts;
    case 'Dict':
    case 'BoolOp':
      return node.values;
    case 'IfExp':
      return [node.body, node.orelse];
    case 'NamedExpr':
    case 'Starred':
    case 'Subscript':
    case 'Attribute':
      return [node.value];
    default:
      return [];
  }
}
