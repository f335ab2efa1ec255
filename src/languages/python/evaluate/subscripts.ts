import type { Expression, NodeOf } from '../parse/nodes.js';
import { onlyNumber } from './arguments.js';
import { variableAt } from './environment.js';
import { settingOf } from './exports.js';
import { isProperty, memberNamed } from './class-members.js';
import { allValues } from './dicts.js';
import { followCall } from './function-calls.js';
import { importedFile, isPackage } from './module-graph.js';
import { NO_ITEMS } from './items.js';
import { itemsOf } from './lists.js';
import { NAMESPACE } from './namespace.js';
import { attributeOfPath, parentOfPath } from './paths.js';
import type { Run } from './run.js';
import { isOfAnyName, isOpen, scalar, type DictObject, type Scalar, type Value } from './values.js';

const NOT_FOLLOWED = "it is an expression that can't be followed";

/** Paths are always written with slashes here. */
const CONSTANTS: ReadonlyMap<string, Value> = new Map([
  ['os.curdir', scalar('.')],
  ['os.pardir', scalar('..')],
  ['os.path.curdir', scalar('.')],
  ['os.path.pardir', scalar('..')],
]);

/** `owner.attr` */
export function attribute(run: Run, owner: Value, attr: string): readonly Value[] {
  switch (owner.kind) {
    case 'external':
      return (
        settingOf(run.program.outside(owner.name, run.site), attr)?.map(({ value }) => value) ?? [
          CONSTANTS.get(`${owner.name}.${attr}`) ?? moduleOrOutside(run, `${owner.name}.${attr}`),
        ]
      );
    case 'module':
      return attributeOfModule(run, owner.file, attr);
    case 'definition':
    case 'instance':
      return attributeOf(run, owner, attr);
    case 'path':
      return [attributeOfPath(owner, attr) ?? run.unknown(NOT_FOLLOWED)];
    default:
      // `add = APPS.append`: it may be called at any time.
      run.loseTrackInside(owner, 'one of its methods is passed on');
      return [isOfAnyName(owner) ? owner : run.unknown(NOT_FOLLOWED)];
  }
}

/** A property is asked each time. */
function attributeOf(
  run: Run,
  owner: Value & { readonly kind: 'definition' | 'instance' },
  attr: string,
): readonly Value[] {
  if (attr === '__dict__' && owner.kind === 'definition' && owner.members !== undefined)
    return [{ kind: 'dict', object: owner.members.own }];
  const found = memberNamed(run, owner, attr) ?? [run.unknown(NOT_FOLLOWED)];
  return found.flatMap((value) => {
    if (!isProperty(value) || value.kind !== 'definition') return [value];
    const asked = owner.kind === 'instance' ? followCall(run, value, { self: owner }) : undefined;
    return asked ?? [run.unknown(NOT_FOLLOWED)];
  });
}

/** A module may be in a package that has no code of its own. */
function moduleOrOutside(run: Run, name: string): Value {
  const file = importedFile(run.program.graph, run.module, name);
  return file === undefined ? { kind: 'external', name } : { kind: 'module', file };
}

function attributeOfModule(run: Run, file: string, attr: string): readonly Value[] {
  const found = run.program.load(file, run.state).get(attr);
  const inside = isPackage(file) ? importedFile(run.program.graph, file, `.${attr}`) : undefined;
  const isModule = inside !== undefined && isOpen(found ?? []);
  if (found !== undefined && !isModule) return found.map(({ value }) => value);
  return [
    inside === undefined
      ? run.unknown(`${attr} can't be found in ${file}`)
      : { kind: 'module', file: inside },
  ];
}

/** `owner[key]`, `owner[from:to]` */
export function subscript(run: Run, node: NodeOf<'Subscript'>): readonly Value[] {
  const fromPath = parentOfPath(run, node);
  if (fromPath !== undefined) return [fromPath];
  const owners = run.evaluate(node.value);
  if (node.slice.nodeType === 'Slice')
    return owners.map((owner) => sliced(run, owner, node.slice as NodeOf<'Slice'>));
  const keys = run.evaluate(node.slice);
  return owners.flatMap(
    (owner) => chosen(run, owner, keys) ?? keys.flatMap((key) => element(run, owner, key)),
  );
}

/** `DICT[os.environ['STAGE']]`: whatever is chosen, it is one of the values; without one, Python stops. */
function chosen(run: Run, owner: Value, keys: readonly Value[]): readonly Value[] | undefined {
  if (owner.kind !== 'dict' || keys.every(({ kind }) => kind === 'scalar')) return undefined;
  return allValues(run, owner.object);
}

function element(run: Run, owner: Value, key: Value): readonly Value[] {
  const found = key.kind === 'scalar' ? elementOf(run, owner, key.value) : undefined;
  return found ?? [run.unknown(NOT_FOLLOWED)];
}

function elementOf(run: Run, owner: Value, key: Scalar): readonly Value[] | undefined {
  switch (owner.kind) {
    case 'external':
      if (owner.name === NAMESPACE && typeof key === 'string') return run.read(key);
      return variableAt(run, owner.name, key);
    case 'dict':
      return typeof key === 'string' ? entry(run, owner.object, key) : undefined;
    case 'list': {
      const item = typeof key === 'number' ? itemsOf(run, owner)?.at(key) : undefined;
      return item && [item.value];
    }
    default:
      return undefined;
  }
}

function entry(run: Run, object: DictObject, key: string): readonly Value[] {
  const { entries, unknown: open } = run.dictOf(object);
  const values = entries.get(key)?.values.map(({ value }) => value) ?? [];
  if (open === undefined && values.length > 0) return values;
  return [...values, open ?? run.unknown('the dict lacks this key')];
}

/** `LIST[a:b]` with known numbers. */
function sliced(run: Run, owner: Value, { lower, upper, step }: NodeOf<'Slice'>): Value {
  const [from, to] = [boundOf(run, lower), boundOf(run, upper)];
  if (step !== undefined) run.evaluate(step);
  const isKnown = from !== 'unknown' && to !== 'unknown' && step === undefined;
  return (isKnown ? part(run, owner, from, to) : undefined) ?? run.unknown(NOT_FOLLOWED);
}

/** Python and JavaScript count characters alike as long as they are ASCII. */
function part(run: Run, owner: Value, from: number | undefined, to: number | undefined): Value | undefined {
  if (owner.kind === 'scalar' && typeof owner.value === 'string' && /^[\x20-\x7e]*$/.test(owner.value))
    return scalar(owner.value.slice(from, to));
  if (owner.kind !== 'list') return undefined;
  const items = itemsOf(run, owner);
  const literals = run.onlyContents(owner.object)?.literals ?? [];
  const list = items && { ...NO_ITEMS, literals, items: items.slice(from, to) };
  return list && run.newList(owner.object.type, { alternatives: [list] });
}

function boundOf(run: Run, node: Expression | undefined): number | undefined | 'unknown' {
  if (node === undefined) return undefined;
  return onlyNumber(run.evaluate(node)) ?? 'unknown';
}
