import {
  canonicalName,
  dottedName,
  importsOf,
  statementsOf,
  type ParsedPython,
  type Statement,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { join } from '../../../model/paths.js';
import { filesOfModule, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { readIfPython } from '../../../session/python/python-file.js';
import { handsCookieOn } from './cookie-handling.js';
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
  const names = new Set(items.map(({ value }) => value));
  const subclasses = new Set(KNOWN);
  const foreign = new Set(OWN_ENGINE);
  const readers = new Set<string>();
  for (const name of names) {
    if (name === undefined || name.startsWith('django.')) continue;
    const [own = '', ...modules] = name.split('.').reverse();
    const defined = await definedAs(workspace, folder, modules.reverse().join('.'), own);
    if (defined === undefined) continue;
    const { parsed, name: definedName } = defined;
    if (looksLikeSession(name)) {
      const isSubclass = derives(parsed, definedName);
      if (!isSubclass && !copies(parsed, definedName)) continue;
      (handsCookieOn(parsed, definedName, isSubclass) ? subclasses : foreign).add(name);
    } else if (readsSession(parsed, definedName)) readers.add(name);
  }
  return { subclasses, foreign, readers };
}

interface Defined {
  readonly parsed: ParsedPython;
  readonly name: string;
}

/** As many modules may hand a class on, one to another. */
const MAX_IMPORTS = 5;

/** The module that defines a class or function, which others may import and hand on: `from .session import Session`. */
async function definedAs(
  workspace: Workspace,
  folder: string,
  module: string,
  name: string,
): Promise<Defined | undefined> {
  let asked = { files: filesFrom(folder, '', module), name };
  for (let steps = 0; steps <= MAX_IMPORTS; steps += 1) {
    const file = await firstPython(workspace, asked.files);
    if (file === undefined) return undefined;
    const { parsed, path } = file;
    const imported = importsOf(parsed).find((one) => one.local === asked.name);
    if (defines(parsed, asked.name) || imported?.name === undefined) return { parsed, name: asked.name };
    asked = { files: filesFrom(folder, path, imported.module), name: imported.name };
  }
  return undefined;
}

/** A package may be installed from `src`: https://packaging.python.org/en/latest/discussions/src-layout-vs-flat-layout/ */
function filesFrom(folder: string, importer: string, module: string): string[] {
  const files = [folder, join(folder, 'src')].flatMap((root) => filesOfModule(root, importer, module));
  return [...new Set(files)];
}

function defines({ body }: ParsedPython, name: string): boolean {
  return body.some(
    (statement) =>
      (statement.nodeType === 'ClassDef' || statement.nodeType === 'FunctionDef') && statement.name === name,
  );
}

async function firstPython(workspace: Workspace, paths: readonly string[]) {
  for (const path of paths) {
    const parsed = await readStatements(workspace, path);
    if (parsed !== undefined) return { parsed, path };
  }
  return undefined;
}

/** What doesn't parse is no reason to leave the settings alone: they are not made of it. */
async function readStatements(workspace: Workspace, file: string): Promise<ParsedPython | undefined> {
  const parsed = await readIfPython(workspace, file);
  return parsed !== undefined && parsed.body.length > 0 ? parsed : undefined;
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
