import {
  assignmentsOf,
  canonicalName,
  dottedName,
  numberValue,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { joined, literal, typed, up, type PathValue } from './path-arithmetic.js';
import { readImmutable } from './setting.js';

export type { PathValue } from './path-arithmetic.js';

type Maybe = PathValue | undefined;

const SAME: ReadonlySet<string> = new Set([
  'os.path.abspath',
  'os.path.realpath',
  'os.path.normpath',
  'os.fspath',
]);

const PATHS: ReadonlyMap<string, PathValue['type']> = new Map([
  ['pathlib.Path', 'Path'],
  ['environ.Path', 'environ.Path'],
]);

const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Works out a path made of `__file__` with pathlib or os.path; undefined for whatever else it is made of.
 * @param file the settings file, relative to the workspace's root
 */
export function pathValue(parsed: ParsedPython, node: Expression | undefined, file: string): Maybe {
  return new PathReader(parsed, file).read(node);
}

class PathReader {
  /** The names being looked up, lest two that are made of each other go round in circles. */
  private readonly open = new Set<string>();

  constructor(
    private readonly parsed: ParsedPython,
    private readonly file: string,
  ) {}

  read(node: Expression | undefined): Maybe {
    if (node?.nodeType === 'Constant') return literal(stringValue(node));
    if (node?.nodeType === 'Name') return this.name(node.id);
    if (node?.nodeType === 'Subscript') return this.parents(node);
    if (node?.nodeType === 'Call') return this.call(node);
    return node === undefined ? undefined : this.derived(node);
  }

  /** `path.parent`, `path / 'name'` */
  private derived(node: Expression): Maybe {
    if (node.nodeType === 'Attribute')
      return node.attr === 'parent' ? up(this.pathlib(node.value), 1) : undefined;
    if (node.nodeType !== 'BinOp') return undefined;
    if (node.op.nodeType === 'Sub') return this.less(node);
    return node.op.nodeType === 'Div' ? joined(this.pathlib(node.left), [this.read(node.right)]) : undefined;
  }

  private name(name: string): Maybe {
    if (name === '__file__') return { path: this.file, base: 'root', type: 'str' };
    const setting = readImmutable(this.parsed, name);
    if (setting.kind !== 'assigned' || assignmentsOf(this.parsed, name).length > 1 || this.open.has(name))
      return undefined;
    this.open.add(name);
    const value = this.read(setting.value);
    this.open.delete(name);
    return value;
  }

  private call(call: NodeOf<'Call'>): Maybe {
    const values = call.args.map((given) => this.read(given));
    const [first] = values;
    const name = dottedName(call.func) === 'str' ? 'str' : canonicalName(this.parsed, call.func);
    const type = PATHS.get(name ?? '');
    if (type !== undefined) return typed(joined(first, values.slice(1)), type);
    if (name === 'str') return typed(first, 'str');
    if (name === 'os.path.join') return typed(joined(first, values.slice(1)), 'str');
    if (name === 'os.path.dirname') return typed(up(first, 1), 'str');
    if (name !== undefined && SAME.has(name)) return typed(first, 'str');
    return this.method(call, values);
  }

  private method(call: NodeOf<'Call'>, values: readonly Maybe[]): Maybe {
    if (call.func.nodeType === 'Name') return this.environCall(call.func, values);
    if (call.func.nodeType !== 'Attribute') return undefined;
    if (call.func.attr === 'path') return joined(this.environ(call.func.value), values);
    const owner = this.pathlib(call.func.value);
    if (call.func.attr === 'joinpath') return joined(owner, values);
    return ['resolve', 'absolute'].includes(call.func.attr) ? owner : undefined;
  }

  /** `path.parents[2]` */
  private parents(node: NodeOf<'Subscript'>): Maybe {
    const level = numberValue(node.slice);
    // Whatever else stands there, it is no folder of this project.
    if (
      level === undefined ||
      !DEPTHS.includes(level) ||
      node.value.nodeType !== 'Attribute' ||
      node.value.attr !== 'parents'
    )
      return undefined;
    return up(this.pathlib(node.value.value), level + 1);
  }

  /** `root('.env')` of `root = environ.Path(__file__) - 2` */
  private environCall(called: NodeOf<'Name'>, values: readonly Maybe[]): Maybe {
    return typed(joined(this.environ(called), values), 'str');
  }

  /** `environ.Path(__file__) - 2` */
  private less({ left, right }: NodeOf<'BinOp'>): Maybe {
    const level = numberValue(right) ?? -1;
    return DEPTHS.includes(level) ? up(this.environ(left), level) : undefined;
  }

  /** `root` of `root = environ.Path(__file__) - 2` */
  private environ(node: Expression): Maybe {
    const value = this.read(node);
    return value?.type === 'environ.Path' ? value : undefined;
  }

  private pathlib(node: Expression): Maybe {
    const value = this.read(node);
    return value?.type === 'Path' ? value : undefined;
  }
}
