import {
  argument,
  assignmentsOf,
  canonicalName,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../languages/python/index.js';

/** Variables are made of one another no deeper than this. */
const DEEPEST = 5;

/**
 * The text of an expression if the environment says nothing: plain strings put together, a default for a variable
 * that is not set. Undefined where that cannot be told.
 */
export function textValue(parsed: ParsedPython, node: Expression | undefined, depth = 0): string | undefined {
  if (node === undefined || depth > DEEPEST) return undefined;
  const read = (part: Expression | undefined) => textValue(parsed, part, depth + 1);
  if (node.nodeType === 'Constant') return stringValue(node);
  if (node.nodeType === 'Name') return named(parsed, node.id, read);
  if (node.nodeType === 'Call') return called(parsed, node, read);
  if (node.nodeType === 'BinOp') return operated(node, read);
  return node.nodeType === 'JoinedStr'
    ? together(node.values.map((part) => formatted(part, read)))
    : undefined;
}

/** A part of `f'config.settings.{name}'`. */
function formatted(node: Expression, read: Read): string | undefined {
  if (node.nodeType === 'Constant') {
    const value: unknown = node.value;
    return typeof value === 'string' ? value : undefined;
  }
  if (node.nodeType !== 'FormattedValue') return undefined;
  return node.format_spec === undefined && node.conversion === -1 ? read(node.value) : undefined;
}

/** `'a' + 'b'`, `'a.%s' % 'b'` */
function operated({ left, op, right }: NodeOf<'BinOp'>, read: Read): string | undefined {
  if (op.nodeType === 'Add') return together([read(left), read(right)]);
  return op.nodeType === 'Mod' ? filled(read(left), '%s', read(right)) : undefined;
}

type Read = (node: Expression | undefined) => string | undefined;

/** A variable that is set once in the file. */
function named(parsed: ParsedPython, name: string, read: Read): string | undefined {
  const [only, second] = assignmentsOf(parsed, name);
  return only?.kind === 'plain' && second === undefined ? read(only.value) : undefined;
}

function called(parsed: ParsedPython, call: NodeOf<'Call'>, read: Read): string | undefined {
  const name = canonicalName(parsed, call.func) ?? '';
  if (['os.environ.get', 'os.getenv', 'decouple.config'].includes(name))
    return read(argument(call, 1, 'default'));
  if (call.func.nodeType !== 'Attribute' || call.func.attr !== 'format' || call.args.length !== 1)
    return undefined;
  return filled(read(call.func.value), '{}', read(call.args[0]));
}

/** `template` with its one `hole` filled. */
function filled(template: string | undefined, hole: string, value: string | undefined): string | undefined {
  const parts = template?.split(hole);
  return parts?.length === 2 && value !== undefined ? parts.join(value) : undefined;
}

function together(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}
