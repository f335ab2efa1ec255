import {
  canonicalName,
  dottedName,
  parsePython,
  statementsOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { join } from '../../../model/paths.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { looksLikeSession } from './middleware-order.js';
import { SESSION_MIDDLEWARE } from './names.js';
import { readStringList } from './string-list.js';

/** Classes of packages that are derived from Django's SessionMiddleware. */
const KNOWN = [
  'commonware.middleware.NoVarySessionMiddleware',
  'commonware.session.middleware.NoVarySessionMiddleware',
];

/** What the project's own middleware has to do with the session, by the names in MIDDLEWARE. */
export interface OwnMiddleware {
  /** They do what Django's SessionMiddleware does: derived from it, or copies of it. */
  readonly subclasses: ReadonlySet<string>;
  /** They read `request.session`. */
  readonly readers: ReadonlySet<string>;
}

/** Looks at the classes and functions of the project that MIDDLEWARE names. */
export async function ownMiddleware(
  graph: ModuleGraph,
  entry: string,
  { workspace, folder }: Search,
): Promise<OwnMiddleware> {
  const list = readStringList(graph, entry, 'MIDDLEWARE');
  const items = list.kind === 'list' ? list.values.flatMap((value) => value.items) : [];
  const names = new Set(items.map(({ value }) => value));
  const subclasses = new Set(KNOWN);
  const readers = new Set<string>();
  for (const name of names) {
    if (name === undefined || name.startsWith('django.')) continue;
    const [own = '', ...modules] = name.split('.').reverse();
    const path = join(folder, ...modules.reverse());
    const file =
      (await readIfPython(workspace, `${path}.py`)) ?? (await readIfPython(workspace, `${path}/__init__.py`));
    if (file === undefined) continue;
    if (looksLikeSession(name)) {
      if (derives(file, own) || copies(file, own)) subclasses.add(name);
    } else if (readsSession(file, own)) readers.add(name);
  }
  return { subclasses, readers };
}

/** What doesn't parse is no reason to leave the settings alone: they are not made of it. */
async function readIfPython(workspace: Workspace, file: string): Promise<ParsedPython | undefined> {
  const parsed = parsePython((await readText(workspace, file)) ?? '');
  return parsed.kind === 'parsed' && parsed.body.length > 0 ? parsed : undefined;
}

function readsSession(parsed: ParsedPython, name: string): boolean {
  const isOwn = ({ nodeType, ...rest }: Statement) =>
    nodeType.endsWith('Def') && 'name' in rest && rest.name === name;
  return statementsOf(parsed)
    .filter(({ within }) => within.some(isOwn))
    .flatMap(({ statement }) => ownNodes(statement))
    .some(
      (node) =>
        node.nodeType === 'Attribute' &&
        node.attr === 'session' &&
        dottedName(node.value)?.endsWith('request') === true,
    );
}

function derives(parsed: ParsedPython, className: string): boolean {
  return statementsOf(parsed).some(
    ({ statement, within }) =>
      within.length === 0 &&
      statement.nodeType === 'ClassDef' &&
      statement.name === className &&
      statement.bases.some(
        (base) => dottedName(base) !== className && canonicalName(parsed, base) === SESSION_MIDDLEWARE,
      ),
  );
}

/** It opens the session itself, with the engine that the settings name. */
function copies(parsed: ParsedPython, className: string): boolean {
  const own = statementsOf(parsed).filter(({ within }) =>
    within.some((outer) => outer.nodeType === 'ClassDef' && outer.name === className),
  );
  const opens = own.some(
    ({ statement }) =>
      statement.nodeType === 'Assign' &&
      statement.targets.some((target) => dottedName(target) === 'request.session'),
  );
  const nodes = own.flatMap(({ statement }) => ownNodes(statement));
  return opens && nodes.some((node) => node.nodeType === 'Attribute' && node.attr === 'SESSION_ENGINE');
}
