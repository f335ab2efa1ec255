import {
  canonicalName,
  dottedName,
  statementsOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import { join } from '../../../model/paths.js';
import type { Search } from '../../../model/framework.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { looksLikeSession } from './middleware-order.js';
import { SESSION_MIDDLEWARE } from './names.js';
import { readPython } from './python-file.js';
import { readStringList } from './string-list.js';

/** Classes of packages that are derived from Django's SessionMiddleware. */
const KNOWN = [
  'commonware.middleware.NoVarySessionMiddleware',
  'commonware.session.middleware.NoVarySessionMiddleware',
];

/** The elements of MIDDLEWARE that do what Django's SessionMiddleware does: derived from it, or copies of it. */
export async function sessionSubclasses(
  graph: ModuleGraph,
  entry: string,
  { workspace, folder }: Search,
): Promise<ReadonlySet<string>> {
  const list = readStringList(graph, entry, 'MIDDLEWARE');
  const items = list.kind === 'list' ? list.values.flatMap((value) => value.items) : [];
  const names = items.map(({ value }) => value).filter(looksLikeSession);
  const found = new Set(KNOWN);
  for (const name of names.filter((item) => item !== SESSION_MIDDLEWARE)) {
    const [className = '', ...modules] = name.split('.').reverse();
    const path = join(folder, ...modules.reverse());
    const file =
      (await readPython(workspace, `${path}.py`)) ?? (await readPython(workspace, `${path}/__init__.py`));
    if (file !== undefined && (derives(file, className) || copies(file, className))) found.add(name);
  }
  return found;
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
  const nodes = own.flatMap(({ statement }) => [...ownNodes(statement)]);
  return opens && nodes.some((node) => node.nodeType === 'Attribute' && node.attr === 'SESSION_ENGINE');
}
