import type { NodeOf } from '../parse/nodes.js';
import { onlyValue } from './arguments.js';
import { orderOf } from './class-members.js';
import { effectsOf } from './definition-effects.js';
import { loseTrackOfEffects } from './effects.js';
import type { Run } from './run.js';
import type { Entry, Members, Value, DefinitionValue } from './values.js';

/** The body of a class is run at once, in a namespace of its own. */
export function defineClass(run: Run, node: NodeOf<'ClassDef'>): void {
  for (const part of node.decorator_list) run.evaluate(part);
  const bases = node.bases.map((base) => onlyValue(run.evaluate(base)));
  const plain: DefinitionValue = { kind: 'definition', node, site: run.site, module: run.module };
  const members = isFollowed(run, node) ? membersOf(run, node, bases) : undefined;
  const value = members === undefined ? plain : { ...plain, members };
  // What it is derived from may call its methods.
  if (orderOf(value) === undefined) loseTrackOfEffects(run, plain, 'the body of a class may change it');
  run.bind(node.name, [value]);
  if (node.decorator_list.length > 0) run.loseTrackOf(node.name, 'it is decorated');
}

/** In a `try` what is bound so far would count as the module's; a function may be called any number of times. */
function isFollowed(run: Run, node: NodeOf<'ClassDef'>): boolean {
  const { sets, rebound } = effectsOf(node);
  const isInFunction = run.site.within.some(({ nodeType }) => nodeType.endsWith('FunctionDef'));
  return (
    sets === undefined && rebound.size === 0 && node.keywords.length === 0 && !run.isTried && !isInFunction
  );
}

/** Classes that add nothing to what is derived from them. */
const EMPTY: ReadonlySet<string> = new Set(['builtins.object', 'abc.ABC']);

/** Whether a class has a say in those that are derived from it. */
function changesClasses({ node }: DefinitionValue): boolean {
  return node.body.some((one) => one.nodeType === 'FunctionDef' && one.name === '__init_subclass__');
}

function membersOf(
  run: Run,
  node: NodeOf<'ClassDef'>,
  bases: readonly (Value | undefined)[],
): Members | undefined {
  const names = run.inNamespace(() => {
    run.execute(node.body, [...run.site.within, node]);
  });
  if (names === undefined) return undefined;
  const entries = [...names].map(([key, bindings]): [string, Entry] => {
    const values = bindings.filter((one) => one !== undefined);
    return [key, { key, values, sure: values.length === bindings.length }];
  });
  const own = run.newDict({ entries: new Map(entries.filter(([, { values }]) => values.length > 0)) });
  const derived = bases.filter((base) => base?.kind !== 'external' || !EMPTY.has(base.name));
  const known = derived.map((base) =>
    base?.kind === 'definition' && !changesClasses(base) ? base : undefined,
  );
  return own.kind === 'dict' ? { own: own.object, bases: known } : undefined;
}
