import {
  canonicalName,
  dottedName,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PythonNode,
} from '../../../languages/python/index.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import type { Workspace } from '../../../model/files.js';
import { definedAs } from './defined-as.js';
import { isNamedLikeSession } from './middleware-order.js';
import { SESSION_MIDDLEWARE } from './names.js';
import { withOthers } from './string-list.js';

/**
 * The graph with the classes of the project's own that are called `…SessionMiddleware` and have nothing to do with
 * `request.session`: one that only remembers guests by a cookie of their own, say.
 * @param folder the one that modules are imported from
 */
export async function withNamedLikeSessions(
  workspace: Workspace,
  graph: ModuleGraph,
  folder: string,
): Promise<ModuleGraph> {
  // Most settings name Django's class alone: only where there is another one, the nodes are looked through.
  const modules = [...graph.modules.values()].filter(({ text }) =>
    text.replaceAll(SESSION_MIDDLEWARE, '').includes('SessionMiddleware'),
  );
  const texts = modules.flatMap(({ body }) =>
    body.flatMap((statement) => nodesIn(statement).flatMap((node) => textIn(node) ?? [])),
  );
  const others = new Set<string>();
  for (const name of new Set(texts)) {
    if (!isNamedLikeSession(name) || name.startsWith('django.')) continue;
    const defined = await definedAs(workspace, folder, name);
    if (defined !== undefined && isNoSession(defined.parsed, defined.name)) others.add(name);
  }
  return others.size === 0 ? graph : withOthers(graph, others);
}

function textIn(node: PythonNode): string | undefined {
  return node.nodeType === 'Constant' ? stringValue(node) : undefined;
}

/** Whether all that a class does is here, and none of it sets the session. */
function isNoSession(parsed: ParsedPython, name: string): boolean {
  const [own, second] = parsed.body.filter((statement) => 'name' in statement && statement.name === name);
  if (own?.nodeType !== 'ClassDef' || second !== undefined) return false;
  const { bases, keywords, decorator_list: decorators } = own;
  const isPlain =
    keywords.length === 0 && decorators.length === 0 && bases.every((one) => isHarmless(parsed, one));
  const methods = own.body.filter(isMethod);
  const isMiddleware = methods.some((method) => /^(__a?call__|process_\w+)$/.test(method.name));
  return isPlain && isMiddleware && !nodesIn(own).some((node) => maySetSession(node, methods));
}

type Method = NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'>;

function isMethod(node: PythonNode): node is Method {
  return node.nodeType === 'FunctionDef' || node.nodeType === 'AsyncFunctionDef';
}

function isHarmless(parsed: ParsedPython, base: NodeOf<'ClassDef'>['bases'][number]): boolean {
  return (
    dottedName(base) === 'object' ||
    canonicalName(parsed, base) === 'django.utils.deprecation.MiddlewareMixin'
  );
}

/** `request.session = …`, `setattr(request, …)`, `SessionStore(…)`, or code elsewhere that gets the request. */
function maySetSession(node: PythonNode, methods: readonly Method[]): boolean {
  if (node.nodeType === 'Attribute')
    return (node.attr === 'session' && node.ctx.nodeType !== 'Load') || OF_SESSIONS.has(node.attr);
  if (node.nodeType === 'Name') return OF_SESSIONS.has(node.id);
  if (node.nodeType !== 'Call') return false;
  const called = dottedName(node.func) ?? '';
  if (called === 'setattr') return true;
  const isOwn = called === 'self.get_response' || methods.some(({ name }) => called === `self.${name}`);
  const given = [...node.args, ...node.keywords.map(({ value }) => value)];
  return !isOwn && !READS.has(called) && given.some((one) => isRequest(one, methods));
}

const OF_SESSIONS: ReadonlySet<string> = new Set(['SessionStore', 'SESSION_ENGINE', '__dict__']);

/** These look at the request, and change nothing in it. */
const READS: ReadonlySet<string> = new Set(['getattr', 'hasattr', 'isinstance', 'str', 'repr']);

/** What a method gets first, whatever it calls it, or all that it gets. */
function isRequest(node: Expression, methods: readonly Method[]): boolean {
  const name = dottedName(node.nodeType === 'Starred' ? node.value : node);
  const handlers = methods.filter((method) => method.name !== '__init__');
  return handlers.some(({ args: { posonlyargs, args, vararg, kwarg } }) =>
    [[...posonlyargs, ...args][1], vararg, kwarg].some((one) => one !== undefined && one.arg === name),
  );
}
