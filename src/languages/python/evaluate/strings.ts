import type { Expression, NodeOf } from '../parse/nodes.js';
import { onlyValue, type Arguments } from './arguments.js';
import { isCounted, NO_ITEMS } from './items.js';
import { pathText, textPath } from './paths.js';
import type { Run } from './run.js';
import { scalar, type Item, type Scalar, type Value } from './values.js';

type Method = (text: string, args: readonly Scalar[], run: Run) => Value | undefined;

const NOT_FOLLOWED = "it is made from a string in a way that can't be followed";

const ASCII = /^[\x20-\x7e]*$/;

/** Python and JavaScript agree on these as long as the text is plain ASCII. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['lower', (text) => scalar(text.toLowerCase())],
  ['upper', (text) => scalar(text.toUpperCase())],
  ['strip', (text, args) => (args.length === 0 ? scalar(text.trim()) : undefined)],
  ['startswith', (text, args) => only(args, (start) => scalar(text.startsWith(start)))],
  ['endswith', (text, args) => only(args, (end) => scalar(text.endsWith(end)))],
  [
    'replace',
    (text, [from, to, ...rest]) =>
      typeof from === 'string' && typeof to === 'string' && from !== '' && rest.length === 0
        ? scalar(text.replaceAll(from, () => to))
        : undefined,
  ],
  [
    'split',
    (text, [separator, ...rest], run) => (rest.length === 0 ? split(text, separator, run) : undefined),
  ],
  ['format', (text, args) => filled(text, args)],
]);

/** With more arguments these methods look at a part of the text. */
function only(args: readonly Scalar[], make: (text: string) => Value): Value | undefined {
  const [text] = args;
  return typeof text === 'string' && args.length === 1 ? make(text) : undefined;
}

/** A method of a string that is known. */
export function callString(run: Run, text: string, method: string, given: Arguments): readonly Value[] {
  const open = [run.unknown(NOT_FOLLOWED)];
  if (method === 'join') return joined(run, text, given) ?? open;
  const args = given.args.map((values) => {
    const only = onlyValue(values);
    return only?.kind === 'scalar' ? only.value : undefined;
  });
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
  const only = onlyValue(args[0]);
  const list =
    only?.kind === 'list' && only.object.type !== 'set' ? run.onlyContents(only.object) : undefined;
  if (list === undefined || !isCounted(list.items)) return undefined;
  const texts = list.items.map(({ value }) =>
    value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined,
  );
  return texts.every((text) => text !== undefined) ? [scalar(texts.join(separator))] : undefined;
}

/** `'a.%s' % 'b'` with one value. */
export function percent(template: string, value: Scalar): Value | undefined {
  const parts = template.split('%s');
  if (parts.length !== 2 || parts.some((part) => part.includes('%'))) return undefined;
  return scalar(parts.join(printed(value)));
}

/** As `str()` prints it. */
export function printed(value: Scalar): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** Every text that an f-string may be. */
export function formatted(run: Run, node: NodeOf<'JoinedStr'>): Value[] {
  return textsOf(
    run,
    node.values.map((part) => formattedPart(run, part)),
  );
}

/** Every way to put one of each together. */
function textsOf(run: Run, parts: readonly (readonly Value[])[]): Value[] {
  let texts: readonly Value[] = [scalar('')];
  for (const part of parts) texts = texts.flatMap((text) => part.map((more) => appended(run, text, more)));
  return [...texts];
}

function appended(run: Run, text: Value, more: Value): Value {
  if (text.kind === 'unknown') return text;
  if (more.kind === 'unknown') return more;
  if (text.kind === 'scalar' && more.kind === 'scalar')
    return scalar(printed(text.value) + printed(more.value));
  const isPath = (value: Value) => value.kind === 'path' || value.kind === 'scalar';
  const path = isPath(text) && isPath(more) ? textPath(pathText(text), pathText(more)) : undefined;
  return path ?? run.unknown(NOT_FOLLOWED);
}

function formattedPart(run: Run, part: Expression): readonly Value[] {
  if (part.nodeType === 'Constant') {
    const value: unknown = part.value;
    return [typeof value === 'string' ? scalar(value) : run.unknown(NOT_FOLLOWED)];
  }
  if (part.nodeType !== 'FormattedValue') return [run.unknown(NOT_FOLLOWED)];
  const values = run.evaluate(part.value);
  const isPlain = part.format_spec === undefined && part.conversion === -1;
  return isPlain ? values : [run.unknown('it is formatted')];
}
