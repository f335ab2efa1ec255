import type { Expression, NodeOf } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { assignmentsOf } from './assignments.js';
import { changesTo } from './changes.js';
import { stringValue } from './expressions.js';

/** Stands in a pattern for any text. */
const ANY = '*';

/** Whoever knows the file knows what these are: they stand for themselves. */
const OWN_NAMES: ReadonlySet<string> = new Set(['__package__', '__name__']);

/** More texts than this are no choice that somebody wrote down. */
const MAX_PATTERNS = 64;

/**
 * The texts that an expression may be, where nothing but the text of the file is known: `*` stands for a part that may be
 * anything. `f'config.{env}'` is `config.*`; with `env = {'live': 'prod'}.get(name, 'dev')` it is `config.prod` or `config.dev`.
 */
export function textPatterns(parsed: ParsedPython, node: Expression): readonly string[] {
  return patternsOf({ parsed, names: [] }, node);
}

interface Place {
  readonly parsed: ParsedPython;
  /** The names that are being looked up. */
  readonly names: readonly string[];
}

function patternsOf(place: Place, node: Expression | undefined): readonly string[] {
  const found = [...new Set(alternativesOf(place, node))];
  return found.length > MAX_PATTERNS ? [ANY] : found;
}

function alternativesOf(place: Place, node: Expression | undefined): readonly string[] {
  const text = stringValue(node);
  if (node === undefined || text !== undefined) return [text ?? ANY];
  switch (node.nodeType) {
    case 'Name':
      return valuesOfName(place, node.id);
    case 'BoolOp':
      return node.values.flatMap((one) => patternsOf(place, one));
    case 'IfExp':
      return [node.body, node.orelse].flatMap((one) => patternsOf(place, one));
    case 'JoinedStr':
      return together(node.values.map((part) => ofPart(place, part)));
    case 'BinOp':
      return ofOperator(place, node);
    case 'Subscript':
      return valuesOfDict(place, node.value) ?? [ANY];
    case 'Call':
      return ofMethod(place, node);
    default:
      return [ANY];
  }
}

/** All that a name is ever set to; anything, if it is also set in another way. */
function valuesOfName({ parsed, names }: Place, name: string): readonly string[] {
  if (OWN_NAMES.has(name)) return [name];
  const assigned = assignmentsOf(parsed, name);
  const isPlain = assigned.every(({ kind, value }) => kind !== 'augmented' && value !== undefined);
  const isUnknown = assigned.length === 0 || !isPlain || names.includes(name);
  if (isUnknown || changesTo(parsed, name).length > 0) return [ANY];
  return assigned.flatMap(({ value }) => patternsOf({ parsed, names: [...names, name] }, value));
}

/** The values of a dict that is written down, or of a name for one. */
function valuesOfDict(place: Place, node: Expression): readonly string[] | undefined {
  if (node.nodeType === 'Name') {
    const [only, second] = assignmentsOf(place.parsed, node.id);
    const isKept = second === undefined && changesTo(place.parsed, node.id).length === 0;
    return isKept && only?.value?.nodeType === 'Dict' ? valuesOfDict(place, only.value) : undefined;
  }
  return node.nodeType === 'Dict' ? node.values.flatMap((one) => patternsOf(place, one)) : undefined;
}

/** `choices.get(name, 'dev')`, `name.lower()`, `'config.{}'.format(name)` */
function ofMethod(place: Place, { func, args, keywords }: NodeOf<'Call'>): readonly string[] {
  if (func.nodeType !== 'Attribute') return [ANY];
  const { value: owner, attr } = func;
  const [first, second] = args;
  if (attr === 'get') {
    const values = first === undefined ? undefined : valuesOfDict(place, owner);
    return values === undefined
      ? [ANY]
      : [...values, ...(second === undefined ? [] : patternsOf(place, second))];
  }
  if (attr === 'format')
    return filled(place, stringValue(owner), /\{(\w*)\}/g, (name, index) => {
      const named = keywords.find(({ arg }) => arg !== undefined && arg === name);
      return named?.value ?? args[/^\d+$/.test(name) ? Number(name) : index];
    });
  if (first !== undefined) return [ANY];
  if (attr === 'lower') return patternsOf(place, owner).map((one) => one.toLowerCase());
  return attr === 'strip' ? patternsOf(place, owner).map((one) => one.trim()) : [ANY];
}

function ofOperator(place: Place, { left, op, right }: NodeOf<'BinOp'>): readonly string[] {
  if (op.nodeType === 'Add') return together([patternsOf(place, left), patternsOf(place, right)]);
  if (op.nodeType !== 'Mod') return [ANY];
  const given = right.nodeType === 'Tuple' ? right.elts : [right];
  return filled(place, stringValue(left), /%(\(\w+\))?s/g, (name, index) =>
    name === '' ? given[index] : undefined,
  );
}

/** A template with all that may be put into its holes. */
function filled(
  place: Place,
  template: string | undefined,
  hole: RegExp,
  given: (name: string, index: number) => Expression | undefined,
): readonly string[] {
  const holes = [...(template ?? '').matchAll(hole)];
  const between = template?.replaceAll(hole, '\0').split('\0') ?? [];
  // A brace or a percent sign that is left may be half of an escape, or a hole of another form.
  if (between.length === 0 || between.some((text) => /[{}%]/.test(text))) return [ANY];
  return together(
    between.flatMap((text, index) => {
      const [, name = ''] = holes[index] ?? [];
      return index < holes.length ? [[text], patternsOf(place, given(name, index))] : [[text]];
    }),
  );
}

function ofPart(place: Place, part: Expression): readonly string[] {
  if (part.nodeType !== 'FormattedValue') {
    // A part of an f-string has no quotes of its own.
    const value: unknown = part.nodeType === 'Constant' ? part.value : undefined;
    return [typeof value === 'string' ? value : ANY];
  }
  const isPlain = part.conversion === -1 && part.format_spec === undefined;
  return isPlain ? patternsOf(place, part.value) : [ANY];
}

/** All texts that one part after another may make. */
function together(parts: readonly (readonly string[])[]): readonly string[] {
  let all: readonly string[] = [''];
  for (const part of parts) {
    all = all.flatMap((begin) => part.map((end) => begin + end));
    if (all.length > MAX_PATTERNS) return [ANY];
  }
  return all;
}
