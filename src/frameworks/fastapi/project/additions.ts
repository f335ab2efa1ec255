import {
  dottedName,
  importsOf,
  statementsOf,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PythonNode,
  type Statement,
  type PlacedCall,
  callsOf,
} from '../../../languages/python/index.js';
import { importedFile, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { nestedStatements, ownNodes } from '../../../languages/python/query/statements.js';
import { SESSION_CLASS } from '../sdk.js';
import { fullNameOf } from './code.js';

/** A call that gives the application a middleware: `app.add_middleware(X, …)`, or `Middleware(X, …)` in a list. */
export interface SessionCall extends PlacedCall {
  readonly form: 'add' | 'list';
}

/** Whether a class is the session middleware of Wristband. */
export function isWristband(name: string | undefined): boolean {
  return name !== undefined && /^wristband(\.\w+)*\./.test(name) && name.endsWith(`.${SESSION_CLASS}`);
}

function isStarlette(name: string | undefined): boolean {
  return name !== undefined && /^starlette\.middleware\.sessions\.SessionMiddleware$/.test(name);
}

/** The calls in a file that add Wristband's session. */
export function sessionCalls(parsed: ParsedPython): SessionCall[] {
  return callsThatAdd(parsed, isWristband);
}

/** The calls in a file that add Starlette's own session. */
export function otherSessionCalls(parsed: ParsedPython): SessionCall[] {
  return callsThatAdd(parsed, isStarlette);
}

/** The calls in a file that may add a session: no class is given, or one whose import can't be found. */
export function callsOfUnknownClasses(parsed: ParsedPython): NodeOf<'Call'>[] {
  return callsOf(parsed).flatMap(({ call }) => {
    const last = dottedName(call.func)?.split('.').at(-1);
    const isAdding = last === 'add_middleware' || last === 'Middleware';
    return isAdding && fullNameOf(parsed, classGiven(call)) === undefined ? [call] : [];
  });
}

function callsThatAdd(parsed: ParsedPython, isMeant: (name: string | undefined) => boolean): SessionCall[] {
  return callsOf(parsed).flatMap((placed): SessionCall[] => {
    const form = formOf(parsed, placed.call);
    return form !== undefined && isMeant(fullNameOf(parsed, classGiven(placed.call)))
      ? [{ ...placed, form }]
      : [];
  });
}

function formOf(parsed: ParsedPython, { func }: NodeOf<'Call'>): SessionCall['form'] | undefined {
  if (func.nodeType === 'Attribute' && func.attr === 'add_middleware') return 'add';
  return isMiddlewareEntry(parsed, func) ? 'list' : undefined;
}

/** Whether the entry of a list is made with `Middleware`. */
export function isMiddlewareEntry(parsed: ParsedPython, func: Expression): boolean {
  return /^(starlette|fastapi)\.middleware\.Middleware$/.test(fullNameOf(parsed, func) ?? '');
}

/** The class of `add_middleware(X)` and `Middleware(X)`. */
function classGiven(call: NodeOf<'Call'>): Expression | undefined {
  return call.args[0] ?? call.keywords.find(({ arg }) => arg === 'middleware_class' || arg === 'cls')?.value;
}

/** A statement of the application's own block that adds middleware, or may. */
export interface Addition {
  readonly statement: Statement;
  /** What it adds may read `request.state.session`. */
  readonly reads: boolean;
  readonly isCors: boolean;
}

/** The statements below the one that makes the application, in the same block, that add middleware to it. */
export function additionsIn(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  block: readonly Statement[],
  app: string,
): Addition[] {
  return block.flatMap((statement): Addition[] => {
    const all = [statement, ...deep(statement)];
    const nodes = all.flatMap((one) => [one, ...ownNodes(one)]);
    const classes = nodes.flatMap((node) => addedClass(node, app));
    const decorated = all.filter((one) => isDecorated(one, app));
    const given = nodes.flatMap((node) => helperOf(node, app));
    const helpers = given.flatMap((name) => definitionOf(graph, file, parsed, name));
    const helperNodes = helpers.flatMap(({ nodes: inside }) => inside);
    const isHelper = helpers.some(({ nodes: inside }) => inside.some(addsMiddleware));
    if (classes.length === 0 && decorated.length === 0 && !isHelper) return [];
    const read = classes.some((one) => readsSession(graph, file, parsed, one));
    return [
      {
        statement,
        reads:
          read ||
          decorated.some((one) => [...deep(one), one].flatMap(ownNodes).some(isSessionRead)) ||
          (isHelper && helperNodes.some(isSessionRead)),
        isCors: classes.some((one) =>
          /(^|\.)CORSMiddleware$/.test(fullNameOf(parsed, one) ?? dottedName(one) ?? ''),
        ),
      },
    ];
  });
}

/** Whether the class or function that an expression names reads the session. */
export function readsSession(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  node: Expression | undefined,
): boolean {
  return definitionOf(graph, file, parsed, dottedName(node) ?? '').some((found) =>
    found.nodes.some(isSessionRead),
  );
}

function deep(statement: Statement): Statement[] {
  return nestedStatements(statement).flatMap((one) => [one, ...deep(one)]);
}

/** `app.add_middleware(X)`, `app.middleware('http')(function)` */
function addedClass(node: PythonNode, app: string): Expression[] {
  if (node.nodeType !== 'Call') return [];
  if (dottedName(node.func) === `${app}.add_middleware`) return [classGiven(node) ?? node];
  const isDirect = node.func.nodeType === 'Call' && dottedName(node.func.func) === `${app}.middleware`;
  return isDirect ? [node.args[0] ?? node] : [];
}

function isDecorated(statement: Statement, app: string): boolean {
  if (statement.nodeType !== 'FunctionDef' && statement.nodeType !== 'AsyncFunctionDef') return false;
  return statement.decorator_list.some(
    (one) => one.nodeType === 'Call' && dottedName(one.func) === `${app}.middleware`,
  );
}

/** The functions that the application is handed to: `setup_middleware(app)`. */
function helperOf(node: PythonNode, app: string): string[] {
  if (node.nodeType !== 'Call') return [];
  const given = [...node.args, ...node.keywords.map(({ value }) => value)];
  const name = dottedName(node.func);
  return name !== undefined && given.some((one) => dottedName(one) === app) ? [name] : [];
}

function addsMiddleware(node: PythonNode): boolean {
  if (node.nodeType !== 'Call' || node.func.nodeType !== 'Attribute') return false;
  return node.func.attr === 'add_middleware' || node.func.attr === 'middleware';
}

/** `request.state.session`, `getattr(request.state, 'session')` */
export function isSessionRead(node: PythonNode): boolean {
  if (node.nodeType === 'Attribute')
    return node.attr === 'session' && node.value.nodeType === 'Attribute' && node.value.attr === 'state';
  if (node.nodeType !== 'Call' || dottedName(node.func) !== 'getattr') return false;
  const [owner, name] = node.args;
  return (
    owner?.nodeType === 'Attribute' &&
    owner.attr === 'state' &&
    name?.nodeType === 'Constant' &&
    name.value === 'session'
  );
}

/** Modules hand a name on to one another no further than this. */
const MAX_STEPS = 4;

/** The function or class behind a name, here or where it is imported from, with all nodes in it. */
function definitionOf(
  graph: ModuleGraph,
  file: string,
  parsed: ParsedPython,
  name: string,
  steps = 0,
): { readonly nodes: readonly PythonNode[] }[] {
  const [root = '', ...rest] = name.split('.');
  const wanted = rest.at(-1) ?? root;
  const own = statementsOf(parsed).filter(
    ({ statement }) => statement.nodeType.endsWith('Def') && 'name' in statement && statement.name === wanted,
  );
  if (own.length > 0)
    return own.map(({ statement }) => ({
      nodes: [statement, ...deep(statement)].flatMap((one) => [one, ...ownNodes(one)]),
    }));
  if (steps > MAX_STEPS) return [];
  return importsOf(parsed)
    .filter(({ local }) => local === root)
    .flatMap(({ module, name: imported }) => {
      const isModule = rest.length > 0;
      const modules =
        imported === undefined ? [module] : isModule ? [`${module}.${imported}`, module] : [module];
      const source = modules.map((one) => importedFile(graph, file, one)).find((one) => one !== undefined);
      const other = source === undefined ? undefined : graph.modules.get(source);
      if (source === undefined || other === undefined) return [];
      return definitionOf(graph, source, other, isModule ? wanted : (imported ?? wanted), steps + 1);
    });
}
