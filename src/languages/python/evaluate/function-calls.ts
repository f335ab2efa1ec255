import { nodesIn, type Expression, type NodeOf, type PythonNode } from '../parse/nodes.js';
import { elementAmong, type Arguments } from './arguments.js';
import { effectsOf, localsOf } from './definition-effects.js';
import { NO_ITEMS } from './items.js';
import { NAMESPACE } from './namespace.js';
import { Run } from './run.js';
import { Names, State } from './state.js';
import type { Item, Value, DefinitionValue } from './values.js';

/** A call of a function with what it is given; without a node it is given nothing but `self`. */
interface Given extends Partial<Arguments> {
  /** The object or class that a method is called on. */
  readonly self?: Value;
}

/** Functions that call one another are followed no deeper than this. */
const MAX_DEPTH = 8;

/**
 * What a function of the graph returns; what it changes is changed in the state. Undefined for one that is not followed: then
 * nothing has happened.
 */
export function followCall(run: Run, called: DefinitionValue, given: Given): readonly Value[] | undefined {
  const { node, module } = called;
  if (node.nodeType !== 'FunctionDef' || !isFollowed(run, called, node) || getsNamespace(given))
    return undefined;
  const globals = module === run.module ? run.globals() : namesOf(run, module);
  const names = new Names(globals);
  for (const local of localsOf(node)) names.set(local, [undefined]);
  const { heap } = run.state;
  const state = new State(names, heap);
  state.isUnsure = run.state.isUnsure;
  const inner = new Run(run.program, run.interpreter, module, called.site.parsed, state, run);
  inner.site = called.site;
  bindParameters(inner, node, given, called.defaults);
  run.calls.push(node);
  const values = run.followBody(inner, globals, () => {
    inner.execute(node.body, [...called.site.within, node]);
  });
  run.calls.pop();
  // Where no way leads to its end, so that Python stops, something here is read in another way than Python does.
  return values ?? [run.unknown('a function does not return')];
}

function isFollowed(run: Run, { site, module }: DefinitionValue, node: NodeOf<'FunctionDef'>): boolean {
  const { sets, rebound } = effectsOf(node);
  const isNested = site.within.some(({ nodeType }) => nodeType.endsWith('FunctionDef'));
  if (isNested || sets !== undefined || rebound.size > 0 || run.calls.includes(node)) return false;
  if (run.calls.length >= MAX_DEPTH || !run.program.mayRepeat(1 + node.body.length)) return false;
  if (module !== run.module && !run.program.graph.modules.has(module)) return false;
  return !nodesIn(node).some((one) => isOpen(one) || returnsEarly(one));
}

/** Something may come after `return` still. */
function returnsEarly(node: PythonNode): boolean {
  return (
    node.nodeType === 'Try' &&
    node.finalbody.length > 0 &&
    nodesIn(node).some(({ nodeType }) => nodeType === 'Return')
  );
}

/** `function(globals())` */
function getsNamespace({ args = [], keywords }: Given): boolean {
  return [...args, ...(keywords?.values() ?? [])]
    .flat()
    .some((value) => value.kind === 'external' && value.name === NAMESPACE);
}

/** What gives more than one value, or has names of its own that see those of the function. */
function isOpen({ nodeType }: PythonNode): boolean {
  return ['Yield', 'YieldFrom', 'Await', 'Nonlocal', 'Lambda'].includes(nodeType);
}

/** All names of another module, as they stand now. */
function namesOf(run: Run, module: string): Names {
  return new Names(new Names(), { brought: run.program.load(module, run.state).all() });
}

function bindParameters(
  run: Run,
  node: NodeOf<'FunctionDef'>,
  given: Given,
  evaluated: DefinitionValue['defaults'],
): void {
  const { posonlyargs, args, kwonlyargs, vararg, kwarg, defaults, kw_defaults: keywordDefaults } = node.args;
  const positional = [...posonlyargs, ...args];
  const values = [...(given.self === undefined ? [] : [[given.self]]), ...(given.args ?? [])];
  const isPlain =
    given.node?.args.some(({ nodeType }) => nodeType === 'Starred') !== true &&
    given.keywords?.has('**') !== true;
  const bind = (name: string, index: number | undefined, fallback: Expression | null | undefined) => {
    const own = (index === undefined ? undefined : values[index]) ?? given.keywords?.get(name);
    if (!isPlain) run.bind(name, [run.unknown('it is a parameter')]);
    else run.bind(name, own ?? (fallback && evaluated?.get(fallback)) ?? [run.unknown('it is a parameter')]);
  };
  for (const [index, { arg }] of positional.entries())
    bind(arg, index, defaults[index - positional.length + defaults.length]);
  for (const [index, { arg }] of kwonlyargs.entries()) bind(arg, undefined, keywordDefaults[index]);
  if (vararg !== undefined) run.bind(vararg.arg, [restOf(run, values.slice(positional.length), isPlain)]);
  if (kwarg !== undefined) run.bind(kwarg.arg, [run.unknown('it is a parameter')]);
}

function restOf(run: Run, values: readonly (readonly Value[])[], isPlain: boolean): Value {
  if (!isPlain) return run.unknown('it is a parameter');
  const items = values.map((all): Item => ({ ...elementAmong(run, all), sure: true }));
  return run.newList('tuple', { alternatives: [{ ...NO_ITEMS, items }] });
}
