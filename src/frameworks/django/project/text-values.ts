import {
  argument,
  assignmentsOf,
  stringValue,
  subscriptKey,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { readsVariable } from './variable-reads.js';

/** Variables are made of one another no deeper than this. */
const MAX_DEPTH = 5;
/** Of more texts than this nobody could say which one is meant. */
const MAX_TEXTS = 16;

/** What the environment is known to hold: the value of a variable, or undefined. */
export type Variables = (name: string) => string | undefined;

/** The possible texts of an expression, the likeliest first; undefined where they are unknown. */
export type Texts = readonly string[] | undefined;

type Read = (node: Expression | undefined) => Texts;

/**
 * The texts that an expression may have: plain strings put together, a variable of the environment or the default for
 * one that is not set, either side of a condition.
 */
export function textValues(
  parsed: ParsedPython,
  node: Expression | undefined,
  variables: Variables,
  depth = 0,
): Texts {
  if (node === undefined || depth > MAX_DEPTH) return undefined;
  const read: Read = (part) => textValues(parsed, part, variables, depth + 1);
  if (node.nodeType === 'Constant') return one(stringValue(node));
  if (node.nodeType === 'Name') return named(parsed, node.id, read);
  if (node.nodeType === 'Call') return called(parsed, node, variables, read);
  if (node.nodeType === 'Subscript')
    return one(variables(subscriptKey(node, 'os.environ') ?? subscriptKey(node, 'environ') ?? ''));
  return composed(node, read);
}

function composed(node: Expression, read: Read): Texts {
  if (node.nodeType === 'IfExp') {
    const sides = isUnusual(node.test) ? [node.orelse, node.body] : [node.body, node.orelse];
    return either(sides.map(read));
  }
  if (node.nodeType === 'BoolOp') return node.op.nodeType === 'Or' ? first(node.values.map(read)) : undefined;
  if (node.nodeType === 'BinOp') return operated(node, read);
  return node.nodeType === 'JoinedStr'
    ? together(node.values.map((part) => formatted(part, read)))
    : undefined;
}

/** `'WEBSITE_HOSTNAME' in os.environ`, `'test' in sys.argv`: asked for what is not there as a rule. */
function isUnusual(test: Expression): boolean {
  if (test.nodeType === 'UnaryOp') return false;
  if (test.nodeType === 'Compare' && test.ops.some(({ nodeType }) => nodeType === 'NotIn')) return false;
  return [test, ...ownNodes(test)].some((node) => node.nodeType === 'Attribute' && ASKED.has(node.attr));
}

const ASKED: ReadonlySet<string> = new Set(['environ', 'getenv', 'argv']);

/** A part of `f'config.settings.{name}'`. */
function formatted(node: Expression, read: Read): Texts {
  if (node.nodeType === 'Constant') {
    const value: unknown = node.value;
    return one(typeof value === 'string' ? value : undefined);
  }
  if (node.nodeType !== 'FormattedValue') return undefined;
  return node.format_spec === undefined && node.conversion === -1 ? read(node.value) : undefined;
}

/** `'a' + 'b'`, `'a.%s' % 'b'` */
function operated({ left, op, right }: NodeOf<'BinOp'>, read: Read): Texts {
  if (op.nodeType === 'Add') return together([read(left), read(right)]);
  return op.nodeType === 'Mod' ? filled(read(left), '%s', read(right)) : undefined;
}

/** A variable that is set once in the file, or in the branches of a condition. */
function named(parsed: ParsedPython, name: string, read: Read): Texts {
  const assignments = assignmentsOf(parsed, name);
  if (assignments.length === 0 || assignments.some(({ kind }) => kind !== 'plain')) return undefined;
  return either(assignments.map(({ value }) => read(value)));
}

function called(parsed: ParsedPython, call: NodeOf<'Call'>, variables: Variables, read: Read): Texts {
  if (readsVariable(parsed, call)) {
    const name = stringValue(argument(call, 0));
    return one(name === undefined ? undefined : variables(name)) ?? read(argument(call, 1, 'default'));
  }
  if (call.func.nodeType !== 'Attribute' || call.func.attr !== 'format' || call.args.length !== 1)
    return undefined;
  return filled(read(call.func.value), '{}', read(call.args[0]));
}

/** `template` with its one `hole` filled. */
function filled(templates: Texts, hole: string, values: Texts): Texts {
  const parts = templates?.length === 1 ? templates[0]?.split(hole) : undefined;
  return parts?.length === 2 ? together([one(parts[0]), values, one(parts[1])]) : undefined;
}

/** Every way to put one of each together. */
function together(parts: readonly Texts[]): Texts {
  let texts: readonly string[] = [''];
  for (const part of parts) {
    if (part === undefined) return undefined;
    texts = texts.flatMap((text) => part.map((more) => text + more));
  }
  return texts.length > MAX_TEXTS ? undefined : texts;
}

function either(parts: readonly Texts[]): Texts {
  return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
}

/** `os.getenv('NAME') or 'default'` */
function first(parts: readonly Texts[]): Texts {
  return parts.at(-1) === undefined ? undefined : parts.find((part) => part !== undefined);
}

function one(text: string | undefined): Texts {
  return text === undefined ? undefined : [text];
}
