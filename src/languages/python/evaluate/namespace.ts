import type { Expression } from '../parse/nodes.js';
import type { Filter } from '../query/name-filter.js';
import { CHANGES_ONE_NAME, filterOfDict, filterOfName } from '../query/names-set.js';
import { onlyText, onlyValue, textIn, type Arguments } from './arguments.js';
import type { Run } from './run.js';
import { scalar, type DictContents, type Value } from './values.js';

/** The name of what `globals()` gives at module level. */
export const NAMESPACE = 'builtins.globals()';

const READERS: ReadonlySet<string> = new Set(['keys', 'values', 'items', 'copy', 'get']);

/** `globals().update(…)`, `globals().get('NAME')` and the other methods of the dict that holds the names. */
export function callNamespace(
  run: Run,
  method: string,
  { node, args, keywords }: Arguments,
): readonly Value[] {
  if (method === 'update' && node.args.length <= 1) return update(run, node.args[0], args[0], keywords);
  const name = onlyText(args[0]);
  if (method === 'get' && name !== undefined && !name.startsWith('__') && node.args.length === 1)
    return run.state.names.get(name).map((one) => one?.value ?? scalar(null));
  if (method === 'pop' && name !== undefined && !name.startsWith('__') && keywords.size === 0)
    return popped(run, name, args[1]);
  if (!READERS.has(method))
    run.state.loseTrack(
      "names are changed in a way that can't be followed",
      run.site,
      setsOf(run, method, node),
    );
  return [run.unknown("names are read in a way that can't be followed")];
}

/** `globals().pop('NAME')`, `globals().pop('NAME', None)`: this name alone is gone. */
function popped(run: Run, name: string, fallback: readonly Value[] = []): readonly Value[] {
  const bindings = run.state.names.get(name);
  run.state.names.set(name, [undefined]);
  const values = bindings.flatMap((one) => (one === undefined ? fallback : [one.value]));
  return values.length > 0 ? values : [run.unknown('it is not set')];
}

/** `'NAME' in globals()`; undefined where that is unknown. */
export function isInNamespace(run: Run, name: string): boolean | undefined {
  const bound = run.state.names.get(name);
  // Python sets names of its own: `__name__`, `__file__`.
  if (bound.every((one) => one === undefined)) return name.startsWith('__') ? undefined : false;
  return bound.some((one) => one === undefined || one.value.kind === 'unknown') ? undefined : true;
}

/** `globals().setdefault(f'PREFIX_{name}', …)` */
function setsOf(run: Run, method: string, { args: [key] }: Arguments['node']): Filter | undefined {
  return CHANGES_ONE_NAME.has(method) && key !== undefined
    ? filterOfName(key, [...run.site.within, run.site.statement], textIn(run))
    : undefined;
}

function update(
  run: Run,
  argument: Expression | undefined,
  given: readonly Value[] | undefined,
  keywords: Arguments['keywords'],
): readonly Value[] {
  const only = onlyValue(given);
  const contents = only?.kind === 'dict' ? run.dictOf(only.object) : undefined;
  if (contents !== undefined) bindEntries(run, contents);
  for (const [key, values] of keywords) if (key !== '**') run.bind(key, values);
  const isOpen = contents === undefined ? given !== undefined : contents.unknown !== undefined;
  const sets = argument?.nodeType === 'DictComp' ? filterOfDict(argument, textIn(run)) : undefined;
  if (keywords.has('**')) run.state.loseTrack('unknown names are set', run.site);
  else if (isOpen) run.state.loseTrack('unknown names are set', run.site, sets);
  return [scalar(null)];
}

function bindEntries(run: Run, { entries }: DictContents): void {
  for (const { key, values, sure } of entries.values()) {
    const before = sure ? [] : run.state.names.get(key);
    const bound = values.map(({ value, outside }) => ({
      value,
      site: run.site,
      ...(outside === undefined ? {} : { outside }),
    }));
    run.state.names.set(key, [...before, ...bound]);
  }
}
