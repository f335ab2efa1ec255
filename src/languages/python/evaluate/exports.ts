import { asksForNames } from '../query/namespaces.js';
import type { Heap } from './heap.js';
import { hasText } from './lists.js';
import { UNBOUND, type Bindings, type Exports, type Names, type State } from './state.js';
import { isOfAnyName, type Bound } from './values.js';

/** Those of a module that is not there. */
export const NO_EXPORTS: Exports = {
  get: () => undefined,
  star: () => () => UNBOUND,
  all: () => () => UNBOUND,
};

/** What other modules get from a module, as it stands when they ask. */
export function exportsOf(state: State): Exports {
  return {
    get: (name) => boundIn(state.names, name),
    star: () => starOf(state.snapshot(), state.heap),
    all: () => {
      const names = state.snapshot();
      return (name) => names.get(name);
    },
  };
}

function boundIn(names: Names, name: string): readonly Bound[] | undefined {
  const found = names.get(name).filter((one) => one !== undefined);
  return found.length === 0 ? undefined : found;
}

function starOf(names: Names, heap: Heap): (name: string) => Bindings {
  // Code that may set any name hardly sets this one.
  const all = names.get('__all__').filter((one) => one === undefined || !isOfAnyName(one.value));
  const isNamed = all.map((one) => (one === undefined ? isPublic : namedBy(one, heap)));
  return (name) => {
    const answers = isNamed.map((isListed) => isListed(name));
    if (answers.every((one) => one === false)) return UNBOUND;
    return answers.every((one) => one === true) ? names.get(name) : [undefined, ...names.get(name)];
  };
}

/** Without `__all__` a module gives all names but those that begin with an underscore. */
function isPublic(name: string): boolean {
  return !name.startsWith('_');
}

/**
 * Whether a value of `__all__` has a name; undefined where that is unknown. One that is made of the names that are there has
 * the public ones.
 */
function namedBy({ value, node }: Bound, heap: Heap): (name: string) => boolean | undefined {
  const contents = value.kind === 'list' ? heap.list(value.object) : undefined;
  const [only, second] = contents?.alternatives ?? [];
  const isKnown = contents?.unknown === undefined && second === undefined;
  const isMade = node !== undefined && asksForNames(node);
  return (name) => {
    const known = only === undefined || !isKnown ? undefined : hasText(only, name);
    return known ?? (isMade ? isPublic(name) : undefined);
  };
}

/** A name of an installed package, if it is a list or plain value; of functions and classes the full name says more. */
export function settingOf(outside: Exports | undefined, name: string): readonly Bound[] | undefined {
  const bound = outside?.get(name);
  return bound?.some(({ value }) => value.kind === 'list' || value.kind === 'scalar') === true
    ? bound
    : undefined;
}
