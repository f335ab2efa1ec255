import type { Arguments } from './calls.js';
import { isCounted, NO_ITEMS } from './items.js';
import { printed } from './operators.js';
import type { Run } from './run.js';
import { scalar, type Item, type Scalar, type Value } from './values.js';

type Method = (text: string, args: readonly Scalar[], run: Run) => Value | undefined;

const ASCII = /^[\x20-\x7e]*$/;

/** Python and JavaScript agree on these as long as the text is plain ASCII. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['lower', (text) => scalar(text.toLowerCase())],
  ['upper', (text) => scalar(text.toUpperCase())],
  ['strip', (text, args) => (args.length === 0 ? scalar(text.trim()) : undefined)],
  ['startswith', (text, [start]) => (typeof start === 'string' ? scalar(text.startsWith(start)) : undefined)],
  ['endswith', (text, [end]) => (typeof end === 'string' ? scalar(text.endsWith(end)) : undefined)],
  [
    'replace',
    (text, [from, to]) =>
      typeof from === 'string' && typeof to === 'string' && from !== ''
        ? scalar(text.replaceAll(from, () => to))
        : undefined,
  ],
  ['split', (text, [separator], run) => split(text, separator, run)],
  ['format', (text, args) => filled(text, args)],
]);

/** A method of a string that is known. */
export function callString(run: Run, text: string, method: string, given: Arguments): readonly Value[] {
  const open = [run.unknown('it is made of a string in a way that is not followed')];
  if (method === 'join') return joined(run, text, given) ?? open;
  const args = given.args.map(([only, second]) =>
    only?.kind === 'scalar' && second === undefined ? only.value : undefined,
  );
  if (!ASCII.test(text) || given.node.keywords.length > 0) return open;
  if (!args.every((arg) => arg !== undefined)) return open;
  const value = METHODS.get(method)?.(text, args, run);
  return value === undefined ? open : [value];
}

function split(text: string, separator: Scalar | undefined, run: Run): Value | undefined {
  if (separator !== undefined && (typeof separator !== 'string' || separator === '')) return undefined;
  const parts =
    separator === undefined ? text.split(/ +/).filter((part) => part !== '') : text.split(separator);
  const items = parts.map((part): Item => ({ value: scalar(part), sure: true }));
  return run.newList('list', { alternatives: [{ ...NO_ITEMS, items }] });
}

/** `'a.{}'.format('b')`, `'a.{0}'.format('b')` */
function filled(template: string, args: readonly Scalar[]): Value | undefined {
  const holes = [...template.matchAll(/\{(\d*)\}/g)];
  const rest = template.replaceAll(/\{\d*\}/g, '');
  const isMixed = holes.some(([, number]) => number === '') && holes.some(([, number]) => number !== '');
  if (/[{}]/.test(rest) || isMixed || holes.length === 0) return undefined;
  const numbers = holes.map(([, number = ''], index) => (number === '' ? index : Number(number)));
  const texts = numbers.map((number) => args[number]);
  if (texts.some((text) => text === undefined)) return undefined;
  const parts = template.split(/\{\d*\}/);
  return scalar(
    parts.map((part, index) => part + (index < texts.length ? printed(texts[index] ?? null) : '')).join(''),
  );
}

function joined(run: Run, separator: string, { args }: Arguments): readonly Value[] | undefined {
  const [only, second] = args[0] ?? [];
  const list =
    only?.kind === 'list' && second === undefined && only.object.type !== 'set'
      ? run.onlyContents(only.object)
      : undefined;
  if (list === undefined || !isCounted(list.items)) return undefined;
  const texts = list.items.map(({ value }) =>
    value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined,
  );
  return texts.every((text) => text !== undefined) ? [scalar(texts.join(separator))] : undefined;
}
