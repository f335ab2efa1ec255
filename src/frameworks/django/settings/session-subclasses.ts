import {
  canonicalName,
  dottedName,
  statementsOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Search } from '../../../model/framework.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { handsCookieOn } from './cookie-handling.js';
import { definedAs } from './defined-as.js';
import { looksLikeSession, OWN_ENGINE } from './middleware-order.js';
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
  /** They are derived from it, too, but handle the cookie in a way of their own. */
  readonly foreign: ReadonlySet<string>;
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
  const subclasses = new Set(KNOWN);
  const foreign = new Set(OWN_ENGINE);
  const readers = new Set<string>();
  for (const [name, item] of new Map(items.map((one) => [one.value, one]))) {
    if (name === undefined || name.startsWith('django.')) continue;
    const defined = await definedAs(workspace, folder, name);
    if (defined === undefined) continue;
    const { parsed, name: definedName } = defined;
    if (looksLikeSession(item)) {
      const isSubclass = derives(parsed, definedName);
      if (!isSubclass && !copies(parsed, definedName)) continue;
      (handsCookieOn(parsed, definedName, isSubclass) ? subclasses : foreign).add(name);
    } else if (readsSession(parsed, definedName)) readers.add(name);
  }
  return { subclasses, foreign, readers };
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
