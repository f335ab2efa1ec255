import { nodesIn, type NodeOf } from '../parse/nodes.js';
import { dottedName } from '../query/expressions.js';
import { isNamespace } from '../query/namespaces.js';
import { placedIn } from '../query/names-set.js';
import type { ParsedPython } from '../parse/parse.js';
import { localsOf, parametersOf, unwrittenNames } from './definition-effects.js';
import type { Heap } from './heap.js';
import { Run, type Program } from './run.js';
import type { Bindings, State } from './state.js';
import { interpreter } from './statements.js';
import type { Definition } from './values.js';

/** The names that a function returns, and what the lists among them contain. */
export interface ReturnedNames {
  readonly names: ReadonlyMap<string, Bindings>;
  readonly heap: Heap;
}

/**
 * The names of a function that ends with `return locals()`, called with arguments that nobody knows; undefined for any other
 * function, and for one that may return elsewhere or sets names that aren't written.
 * @param state that at the end of its module
 */
export function returnedNames(
  program: Program,
  { file, parsed, state }: { readonly file: string; readonly parsed: ParsedPython; readonly state: State },
  definition: Definition,
): ReturnedNames | undefined {
  if (definition.nodeType !== 'FunctionDef' || definition.decorator_list.length > 0) return undefined;
  const body = definition.body.slice(0, -1);
  if (!returnsNames(definition) || unwrittenNames(placedIn(body, [definition])) !== undefined)
    return undefined;
  const run = new Run(program, interpreter, file, parsed, state.fork());
  const locals = [...localsOf(definition)];
  for (const name of locals) run.state.names.set(name, [undefined]);
  for (const name of parametersOf(definition)) run.bind(name, [run.unknown('it is a parameter')]);
  run.execute(body, [definition]);
  if (run.state.dead) return undefined;
  const { names, heap } = run.state;
  return { names: new Map(locals.map((name) => [name, names.get(name)])), heap };
}

/** Whether the last statement is `return locals()`, and the only `return`. */
function returnsNames(definition: NodeOf<'FunctionDef'>): boolean {
  const last = definition.body.at(-1);
  const returns = nodesIn(definition).filter(({ nodeType }) => /^(Return|Yield|YieldFrom)$/.test(nodeType));
  const value = last?.nodeType === 'Return' && returns.length === 1 ? last.value : undefined;
  if (value?.nodeType !== 'Call') return false;
  return isNamespace(value) && dottedName(value.func) !== 'globals';
}
