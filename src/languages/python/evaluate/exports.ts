import { hasText } from './lists.js';
import { UNBOUND, type Bindings, type Heap, type State } from './state.js';
import type { Bound, Value } from './values.js';

/** The names that a module exports, as another one sees them. */
export interface Exports {
  /** The values of a name; undefined where it is never bound. */
  get(name: string): readonly Bound[] | undefined;
  /** What `from module import *` gives a name; undefined among the values where it may not bring it. */
  star(name: string): Bindings;
}

/** Those of a module that is not there. */
export const NO_EXPORTS: Exports = { star: () => UNBOUND, get: () => undefined };

/** What other modules get from a module, as it stands now. */
export function exportsOf({ names, heap }: State): Exports {
  const get = (name: string): readonly Bound[] | undefined => {
    const found = names.get(name).filter((one) => one !== undefined);
    return found.length === 0 ? undefined : found;
  };
  return {
    get,
    star: (name) => {
      const all = get('__all__');
      if (all === undefined) return name.startsWith('_') ? UNBOUND : names.get(name);
      const isNamed = all.map(({ value }) => isListed(name, value, heap));
      if (isNamed.every((one) => one === false)) return UNBOUND;
      return isNamed.every((one) => one === true) ? names.get(name) : [undefined, ...names.get(name)];
    },
  };
}

/** Whether a value of `__all__` has a name. */
function isListed(name: string, value: Value, heap: Heap): boolean | undefined {
  const contents = value.kind === 'list' ? heap.list(value.object) : undefined;
  const [only, second] = contents?.alternatives ?? [];
  return only === undefined || second !== undefined || contents?.unknown !== undefined
    ? undefined
    : hasText(only, name);
}
