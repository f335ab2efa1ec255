import type { NodeOf } from '../parse/nodes.js';
import { argumentsOf, onlyText, type Arguments } from './arguments.js';
import { callDict } from './dicts.js';
import { loseTrackOfEffects } from './effects.js';
import { defaultOr, holdsTexts, listGiven, textsGiven } from './lists.js';
import { callExternal } from './functions.js';
import { callList } from './list-methods.js';
import { NAMESPACE, callNamespace } from './namespace.js';
import { joinedPath, methodOfPath, typedPath } from './paths.js';
import type { Run } from './run.js';
import { callString } from './strings.js';
import { isOfAnyName, likely, type Entry, type Value } from './values.js';

/** The values that a call may have; what it may change is changed in the state. */
export function call(run: Run, node: NodeOf<'Call'>): readonly Value[] {
  const method = node.func.nodeType === 'Attribute' ? node.func : undefined;
  const owners = method === undefined ? undefined : run.evaluate(method.value);
  const functions = method === undefined ? run.evaluate(node.func) : undefined;
  const given = argumentsOf(run, node);
  for (const value of [...given.args, ...given.keywords.values()].flat())
    if (value.kind === 'definition')
      loseTrackOfEffects(run, value, 'a function that is passed on may change it', false);
  if (owners !== undefined && method !== undefined)
    return run.each(owners, (owner) => callMethod(run, owner, method, given));
  return (functions ?? []).flatMap((one) => callFunction(run, one, given));
}

function callMethod(
  run: Run,
  owner: Value,
  { attr }: NodeOf<'Attribute'>,
  given: Arguments,
): readonly Value[] {
  switch (owner.kind) {
    case 'list':
      return callList(run, owner, attr, given);
    case 'dict':
      return callDict(run, owner, attr, given);
    case 'scalar':
      if (typeof owner.value === 'string') return callString(run, owner.value, attr, given);
      break;
    case 'path': {
      const path = methodOfPath(owner, attr, given);
      if (path !== undefined) return [path];
      break;
    }
    case 'external':
      if (owner.name === NAMESPACE) return callNamespace(run, attr, given);
      return callFunction(run, { kind: 'external', name: `${owner.name}.${attr}` }, given);
    case 'module': {
      const found = run.program.load(owner.file, run.state).get(attr);
      return (found ?? []).flatMap(({ value }) => callFunction(run, value, given));
    }
    default:
  }
  return isOfAnyName(owner) ? callLost(run, owner, given) : callOpen(run, owner, attr, given);
}

function callLost(run: Run, owner: Value, given: Arguments): readonly Value[] {
  callUnknown(run, given);
  return [owner];
}

/** A method of a value that is not followed. */
function callOpen(run: Run, owner: Value, method: string, given: Arguments): readonly Value[] {
  const fallback = owner.kind === 'unknown' && isLookup(method, given) ? given.args[1] : undefined;
  const found = fallback && defaultOr(run, run.unknown(NOT_FOLLOWED), fallback);
  const results = callUnknown(run, given);
  return found?.given === undefined ? results : [found];
}

/** `CONFIG.get('NAME', default)`, `CONFIG.pop('NAME', default)` */
function isLookup(method: string, { node, args }: Arguments): boolean {
  const isPlain = node.args.length === 2 && node.keywords.length === 0;
  return isPlain && ['get', 'pop'].includes(method) && onlyText(args[0]) !== undefined;
}

function callFunction(run: Run, called: Value, given: Arguments): readonly Value[] {
  if (called.kind === 'external')
    return callExternal(run, called.name, given) ?? callOutside(run, called.name, given);
  if (called.kind === 'path' && called.type === 'environ.Path') {
    const names = given.args.map(([only]) => only).filter((one) => one !== undefined);
    return [typedPath(joinedPath(called, names, 'environ.Path'), 'str') ?? run.unknown(NOT_FOLLOWED)];
  }
  if (called.kind === 'definition')
    loseTrackOfEffects(run, called, 'a function that is called may change it');
  return callUnknown(run, given);
}

/** A function of an installed package: one that ends with `return locals()` gives names that are known. */
function callOutside(run: Run, name: string, given: Arguments): readonly Value[] {
  const results = callUnknown(run, given);
  const returned = run.program.returnedOutside(name, run.site);
  if (returned === undefined) return results;
  const entries = [...returned.entries].map(
    ([key, entry]) => [key, handedBack(run, entry, given.keywords.get(key))] as const,
  );
  return [run.newDict({ ...returned, entries: new Map(entries) })];
}

/** `function(NAME=NAME)` that returns NAME as it was, or with something added. */
function handedBack(run: Run, entry: Entry, given: readonly Value[] | undefined): Entry {
  const lists = likely(given ?? []);
  const isOpen = entry.values.every(({ value }) => isPartlyOpen(run, value));
  const isList = (value: Value) => value.kind === 'list' && holdsTexts(run, value.object);
  if (!isOpen || lists.length === 0 || !lists.every(isList)) return entry;
  return { ...entry, values: lists.map((value) => ({ value, site: run.site })) };
}

/** Whether a value is unknown, or a list with any number of elements that nobody knows. */
function isPartlyOpen(run: Run, value: Value): boolean {
  if (value.kind !== 'list') return value.kind === 'unknown';
  const { alternatives } = run.listOf(value.object);
  return alternatives.every(({ items }) =>
    items.some((item) => item.many === true && item.value.kind === 'unknown'),
  );
}

const NOT_FOLLOWED = "it is a call that can't be followed";

/** Nobody knows what a function does with the lists and dicts that it is given. */
function callUnknown(run: Run, call: Arguments): readonly Value[] {
  const { args, keywords } = call;
  for (const values of [...args, ...keywords.values()]) {
    for (const value of values) {
      run.loseTrackInside(value, 'it is passed to a function that may change it');
      if (value.kind === 'external' && value.name === NAMESPACE)
        run.state.loseTrack("code that can't be followed gets the namespace", run.site);
    }
  }
  const given = listGiven(run, args) ?? textsGiven(run, call);
  return [given === undefined ? run.unknown(NOT_FOLLOWED) : { ...run.unknown(NOT_FOLLOWED), given }];
}
