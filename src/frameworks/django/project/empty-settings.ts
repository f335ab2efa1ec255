import type { Workspace } from '../../../model/files.js';
import { dottedName, type Expression, type NodeOf, type Statement } from '../../../languages/python/index.js';
import { isDocstring, ownNodes } from '../../../languages/python/query/statements.js';
import { readPython } from '../../../session/python/python-file.js';

/** Whether a module has nothing that Django could start with: it is empty, or finds folders and loads an env file at most. */
export async function setsNothing(workspace: Workspace, file: string | undefined): Promise<boolean> {
  if (file === undefined) return true;
  const parsed = await readPython(workspace, file);
  return (
    parsed?.body.every((statement) => isDocstring(parsed, statement) || isPreparation(statement, file)) ===
    true
  );
}

/** No project does without all of these. */
const NEEDED: ReadonlySet<string> = new Set(['SECRET_KEY', 'INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF']);

/** An import from a library, `BASE_DIR = …`, `env.read_env()`, `load_dotenv()`. */
function isPreparation(statement: Statement, file: string): boolean {
  switch (statement.nodeType) {
    case 'Import':
      return true;
    case 'ImportFrom':
      return isOfLibrary(statement, file) && statement.names.every(({ name }) => name !== '*');
    case 'Expr':
      return statement.value.nodeType === 'Call' && isLoad(statement.value);
    case 'Assign':
      return !reachesItself(statement) && statement.targets.every(isOther);
    default:
      return false;
  }
}

function isOfLibrary({ module, level }: NodeOf<'ImportFrom'>, file: string): boolean {
  const [root = ''] = (module ?? '').split('.');
  return (level ?? 0) === 0 && !file.split('/').includes(root);
}

function isLoad({ func }: NodeOf<'Call'>): boolean {
  return /(^|\.)(read_env|load_dotenv)$/.test(dottedName(func) ?? '');
}

function isOther(target: Expression): boolean {
  return target.nodeType === 'Name' && !NEEDED.has(target.id);
}

/** `settings = DjangoDynaconf(__name__)` fills the module. */
function reachesItself(statement: Statement): boolean {
  return ownNodes(statement).some((node) => node.nodeType === 'Name' && node.id === '__name__');
}
