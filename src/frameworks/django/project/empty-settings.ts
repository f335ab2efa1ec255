import type { Workspace } from '../../../model/files.js';
import {
  dottedName,
  importsOf,
  isStandardLibrary,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PythonNode,
  type Statement,
} from '../../../languages/python/index.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import { isDocstring, nestedStatements, ownNodes } from '../../../languages/python/query/statements.js';
import { readPython } from '../../../session/python/python-file.js';

/**
 * Whether a module has nothing that Django could start with: it is empty, or it only prepares for other modules. It finds
 * folders, loads env files, makes the object that reads the environment, or sets variables of the environment.
 */
export async function setsNothing(workspace: Workspace, file: string | undefined): Promise<boolean> {
  if (file === undefined) return true;
  const parsed = await readPython(workspace, file);
  return (
    parsed?.body.every(
      (statement) => isDocstring(parsed, statement) || isPreparation(parsed, statement, file),
    ) === true
  );
}

/** No project does without all of these. */
const NEEDED: ReadonlySet<string> = new Set([
  'SECRET_KEY',
  'INSTALLED_APPS',
  'MIDDLEWARE',
  'ROOT_URLCONF',
  'DATABASES',
]);

/**
 * An import from a library, `BASE_DIR = …`, a function for other modules, `env.read_env()`, `load_dotenv()`,
 * `os.environ.setdefault(…)`, also under a condition.
 */
function isPreparation(parsed: ParsedPython, statement: Statement, file: string): boolean {
  switch (statement.nodeType) {
    case 'Import':
    case 'Pass':
      return true;
    case 'ImportFrom':
      return isOfLibrary(statement, file) && statement.names.every(({ name }) => name !== '*');
    case 'Expr':
      return statement.value.nodeType === 'Call' && isHarmless(parsed, statement.value);
    case 'If':
    case 'Try':
      return (
        !reachesItself(statement) &&
        nestedStatements(statement).every((nested) => isPreparation(parsed, nested, file))
      );
    default:
      return isHelper(statement);
  }
}

/** A variable or function that is none of the settings. */
function isHelper(statement: Statement): boolean {
  switch (statement.nodeType) {
    case 'Assign':
      return !reachesItself(statement) && statement.targets.every(isOther);
    case 'AnnAssign':
      return !reachesItself(statement) && isOther(statement.target);
    case 'FunctionDef':
      return !nodesIn(statement).some((node) => node.nodeType === 'Global' || namesModule(node));
    default:
      return false;
  }
}

function isOfLibrary({ module, level }: NodeOf<'ImportFrom'>, file: string): boolean {
  const [root = ''] = (module ?? '').split('.');
  return (level ?? 0) === 0 && !file.split('/').includes(root);
}

/** A call that loads an env file, or of a function of Python itself: `random.seed()`, `sys.path.insert(…)`. */
function isHarmless(parsed: ParsedPython, call: NodeOf<'Call'>): boolean {
  const called = dottedName(call.func) ?? '';
  if (/(^|\.)(read_env|load_dotenv|read_dotenv)$/.test(called)) return true;
  const [root] = called.split('.');
  const imported = importsOf(parsed).find(({ local }) => local === root);
  return imported !== undefined && isStandardLibrary(imported.module) && !nodesIn(call).some(namesModule);
}

function isOther(target: Expression): boolean {
  if (target.nodeType === 'Subscript') return dottedName(target.value) === 'os.environ';
  return target.nodeType === 'Name' && !NEEDED.has(target.id);
}

/** `settings = DjangoDynaconf(__name__)` and `loaded = load(globals())` fill the module. */
function reachesItself(statement: Statement): boolean {
  return ownNodes(statement).some(namesModule);
}

function namesModule(node: PythonNode): boolean {
  if (node.nodeType === 'Attribute') return node.attr === 'f_globals';
  return node.nodeType === 'Name' && ['__name__', 'globals', 'locals', 'vars'].includes(node.id);
}
