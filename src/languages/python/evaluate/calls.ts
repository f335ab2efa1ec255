import type { NodeOf } from '../parse/nodes.js';
import { dottedName } from '../query/expressions.js';
import { argumentsOf, onlyText, onlyValue, type Arguments } from './arguments.js';
import { memberNamed, orderOf, setMember } from './class-members.js';
import { callDict } from './dicts.js';
import { loseTrackOfEffects } from './effects.js';
import { defaultOr, holdsTexts, listGiven, textsGiven } from './lists.js';
import { followCall } from './function-calls.js';
import { callExternal } from './functions.js';
import { callList } from './list-methods.js';
import { NAMESPACE, callNamespace } from './namespace.js';
import { joinedPath, methodOfPath, typedPath } from './paths.js';
import type { Run } from './run.js';
import { callString } from './strings.js';
import { attribute } from './subscripts.js';
import {
  isOfAnyName,
  likely,
  scalar,
  type Definition,
  type Entry,
  type Value,
  type DefinitionValue,
} from './values.js';

/** The values that a call may have; what it may change is changed in the state. */
export function call(run: Run, node: NodeOf<'Call'>): readonly Value[] {
  const method = node.func.nodeType === 'Attribute' ? node.func : undefined;
  const owners = method === undefined ? undefined : run.evaluate(method.value);
  const functions = method === undefined ? run.evaluate(node.func) : undefined;
  const given = argumentsOf(run, node);
  for (const value of [...given.args, ...given.keywords.values()].flat())
    if (value.kind === 'definition' || value.kind === 'instance')
      loseTrackOfEffects(
        run,
        value.kind === 'instance' ? value.of : value,
        'a function that is passed on may change it',
        false,
      );
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
    case 'path':
      return some(methodOfPath(owner, attr, given)) ?? callOpen(run, owner, attr, given);
    case 'external':
      return callOfExternal(run, owner.name, attr, given);
    case 'definition':
    case 'instance':
      return callMember(run, owner, attr, given);
    case 'module':
      return callInModule(run, owner.file, attr, given);
    default:
  }
  return isOfAnyName(owner) ? callLost(run, owner, given) : callOpen(run, owner, attr, given);
}

function callOfExternal(run: Run, owner: string, name: string, given: Arguments): readonly Value[] {
  if (owner === NAMESPACE) return callNamespace(run, name, given);
  return callFunction(run, { kind: 'external', name: `${owner}.${name}` }, given);
}

function some(value: Value | undefined): readonly Value[] | undefined {
  return value && [value];
}

function callInModule(run: Run, file: string, name: string, given: Arguments): readonly Value[] {
  const found = run.program.load(file, run.state).get(name);
  return (found ?? []).flatMap(({ value }) => callFunction(run, value, given));
}

/** A method of a class of the graph, or of an object of one. */
function callMember(
  run: Run,
  owner: Value & { readonly kind: 'definition' | 'instance' },
  name: string,
  given: Arguments,
): readonly Value[] {
  const method = onlyValue(memberNamed(run, owner, name));
  const self = method?.kind === 'definition' ? selfOf(owner, method.node) : undefined;
  const values =
    method?.kind === 'definition' && self !== undefined
      ? followCall(run, method, self === null ? given : { ...given, self })
      : undefined;
  if (values !== undefined) return values;
  if (method?.kind === 'definition') return callFunction(run, method, given);
  run.loseTrackInside(owner, 'a method that is called may change it');
  return callUnknown(run, given);
}

/** What a method gets before its arguments: null for nothing, undefined where that is unknown. */
function selfOf(
  owner: Value & { readonly kind: 'definition' | 'instance' },
  { decorator_list: decorators, nodeType }: Definition,
): Value | null | undefined {
  const [only, second] = decorators.map((one) => dottedName(one));
  if (nodeType !== 'FunctionDef' || second !== undefined) return undefined;
  if (only === 'staticmethod') return null;
  if (only === 'classmethod') return owner.kind === 'instance' ? owner.of : owner;
  if (decorators.length > 0) return undefined;
  return owner.kind === 'instance' ? owner : null;
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
  const ofAttribute = called.kind === 'external' ? callWithAttribute(run, called.name, given) : undefined;
  if (ofAttribute !== undefined) return ofAttribute;
  if (called.kind === 'external')
    return callExternal(run, called.name, given) ?? callOutside(run, called.name, given);
  if (called.kind === 'path' && called.type === 'environ.Path') {
    const names = given.args.map(([only]) => only).filter((one) => one !== undefined);
    return [typedPath(joinedPath(called, names, 'environ.Path'), 'str') ?? run.unknown(NOT_FOLLOWED)];
  }
  if (called.kind === 'definition') {
    const values =
      called.node.nodeType === 'ClassDef' ? made(run, called, given) : followPlain(run, called, given);
    if (values !== undefined) return values;
    run.loseTrackInside(called, 'a function that is called may change it');
    loseTrackOfEffects(run, called, 'a function that is called may change it');
  }
  return callUnknown(run, given);
}

/** `getattr(Config, 'NAME', default)`, `setattr(Config, 'NAME', value)` */
function callWithAttribute(
  run: Run,
  function_: string,
  { args, node }: Arguments,
): readonly Value[] | undefined {
  const [owners, names, third] = args;
  const name = onlyText(names);
  const owner = onlyValue(owners && likely(owners));
  if (owner === undefined || name === undefined || node.keywords.length > 0) return undefined;
  if (function_ === 'builtins.setattr')
    return third !== undefined && setMember(run, owner, name, third) ? [scalar(null)] : undefined;
  return function_ === 'builtins.getattr' ? attributeOr(run, owner, name, third) : undefined;
}

function attributeOr(
  run: Run,
  owner: Value,
  name: string,
  fallback: readonly Value[] | undefined,
): readonly Value[] | undefined {
  if (owner.kind === 'module') {
    const found = run.program.load(owner.file, run.state).get(name);
    return found?.map(({ value }) => value) ?? fallback;
  }
  if (owner.kind === 'list' || owner.kind === 'dict') return attribute(run, owner, name);
  if (owner.kind === 'external' || owner.kind === 'unknown') return fallback && lookupOr(run, fallback);
  return owner.kind === 'definition' || owner.kind === 'instance' ? memberNamed(run, owner, name) : undefined;
}

/** What a lookup in something unknown gives; undefined where its default is no list. */
function lookupOr(run: Run, fallback: readonly Value[]): readonly Value[] | undefined {
  const found = defaultOr(run, run.unknown(NOT_FOLLOWED), fallback);
  return found.given === undefined ? undefined : [found];
}

function followPlain(run: Run, called: DefinitionValue, given: Arguments): readonly Value[] | undefined {
  // Of dotted names that a function may leave out, the ones that are given are what matters.
  const isFollowed = called.node.decorator_list.length === 0 && textsGiven(run, given) === undefined;
  return isFollowed ? followCall(run, called, given) : undefined;
}

/** `Class()`: a new object, with what its `__init__` does; undefined where making it may do what is not followed. */
function made(run: Run, called: DefinitionValue, given: Arguments): readonly Value[] | undefined {
  if (orderOf(called) === undefined) return undefined;
  const object: Value = { kind: 'instance', of: called };
  const [init, second] = memberNamed(run, called, '__init__') ?? [];
  if (init === undefined) return [object];
  if (second !== undefined || init.kind !== 'definition') return undefined;
  return followCall(run, init, { ...given, self: object }) && [object];
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

/** What `env.list('NAME', default=[…])` gives where the environment lacks the name; `env.list('NAME', […])` is the same. */
function defaultIn({ node, args, keywords }: Arguments): readonly Value[] | undefined {
  if (onlyText(args[0]) === undefined) return undefined;
  const named = keywords.get('default');
  const isList = node.func.nodeType === 'Attribute' && ['list', 'tuple'].includes(node.func.attr);
  return named ?? (isList && node.args.length === 2 ? args[1] : undefined);
}

/** Nobody knows what a function does with the lists and dicts that it is given. */
function callUnknown(run: Run, call: Arguments): readonly Value[] {
  const { args, keywords } = call;
  const fallback = defaultIn(call);
  const found = fallback && defaultOr(run, run.unknown(NOT_FOLLOWED), fallback);
  const isImport = dottedName(call.node.func) === '__import__';
  for (const values of [...args, ...keywords.values()]) {
    for (const value of values) {
      run.loseTrackInside(value, 'it is passed to a function that may change it');
      if (value.kind === 'external' && value.name === NAMESPACE && !isImport)
        run.state.loseTrack("code that can't be followed gets the namespace", run.site);
    }
  }
  if (found?.given !== undefined) return [found];
  const given = listGiven(run, args) ?? textsGiven(run, call);
  return [given === undefined ? run.unknown(NOT_FOLLOWED) : { ...run.unknown(NOT_FOLLOWED), given }];
}
