import type { Expression, NodeOf } from '../parse/nodes.js';
import { dottedName } from './expressions.js';
import { isName, methodOf } from './name-filter.js';

const COPIES: ReadonlySet<string> = new Set(['dict', 'copy', 'deepcopy', 'copy.copy', 'copy.deepcopy']);

/** The module of `vars(base)` and `base.__dict__`, or of a copy: `dict(vars(base))`, `vars(base).copy()`, `{**vars(base)}`. */
export function dictOfModule(node: Expression): Expression | undefined {
  switch (node.nodeType) {
    case 'Attribute':
      return node.attr === '__dict__' ? node.value : undefined;
    case 'Dict': {
      const [value, second] = node.values;
      return value === undefined || second !== undefined || node.keys[0] ? undefined : dictOfModule(value);
    }
    case 'Call':
      return node.args.length === 0 ? dictCopied(node) : dictGiven(node);
    default:
      return undefined;
  }
}

function dictCopied(node: Expression): Expression | undefined {
  const dict = methodOf(node, 'copy');
  return dict && dictOfModule(dict);
}

function dictGiven({ func, args: [given, second], keywords }: NodeOf<'Call'>): Expression | undefined {
  if (given === undefined || second !== undefined || keywords.length > 0) return undefined;
  const called = dottedName(func) ?? '';
  if (called === 'vars') return given;
  return COPIES.has(called) ? dictOfModule(given) : undefined;
}

interface Named {
  readonly owner: Expression;
  readonly isOwn: boolean;
}

/** The names of a module, one by one. */
export interface NamesInTurn extends Named {
  readonly key: string;
  /** The name of the value, where the loop has one for it. */
  readonly value: string | undefined;
}

/** `for name in dir(base)`, `for name, value in vars(base).items()` */
export function namesOfModule(target: Expression, iter: Expression): NamesInTurn | undefined {
  if (target.nodeType === 'Name') {
    const owner = ownerOfNames(iter);
    return owner && { ...owner, key: target.id, value: undefined };
  }
  if (target.nodeType !== 'Tuple') return undefined;
  const [key, value, third] = target.elts;
  const owner = ownerOfItems(iter);
  const arePlain = key?.nodeType === 'Name' && value?.nodeType === 'Name' && third === undefined;
  return owner === undefined || !arePlain ? undefined : { ...owner, key: key.id, value: value.id };
}

/** `dir(base)`, `vars(base)`, `vars(base).keys()`, `list(…)` of these */
function ownerOfNames(node: Expression): Named | undefined {
  if (node.nodeType === 'Call' && node.args.length === 1) {
    const [given] = node.args;
    const called = dottedName(node.func);
    if (called === 'dir') return given && { owner: given, isOwn: false };
    if (called === 'list' || called === 'sorted') return given && ownerOfNames(given);
  }
  return ofDict(methodOf(node, 'keys') ?? node);
}

function ofDict(node: Expression): Named | undefined {
  const owner = dictOfModule(node);
  return owner && { owner, isOwn: true };
}

/** `vars(base).items()`, `inspect.getmembers(base)`, `list(…)` of these */
function ownerOfItems(node: Expression): Named | undefined {
  if (node.nodeType === 'Call' && node.args.length === 1) {
    const [given] = node.args;
    const called = dottedName(node.func) ?? '';
    if (/^(inspect\.)?getmembers$/.test(called)) return given && { owner: given, isOwn: false };
    return called === 'list' && given !== undefined ? ownerOfItems(given) : undefined;
  }
  const dict = methodOf(node, 'items');
  return dict && ofDict(dict);
}

/** `value`, `getattr(base, name)` */
export function isValueOf(node: Expression, { owner, key, value }: NamesInTurn): boolean {
  if (value !== undefined && isName(node, value)) return true;
  if (node.nodeType !== 'Call' || dottedName(node.func) !== 'getattr') return false;
  const [from, name] = node.args;
  const source = dottedName(owner);
  return source !== undefined && dottedName(from) === source && name !== undefined && isName(name, key);
}
