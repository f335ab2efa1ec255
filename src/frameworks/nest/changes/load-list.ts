import { lineEnd } from '../../../languages/text/lines.js';
import { insertAt } from '../../../languages/text/text-edit.js';
import {
  addToList,
  candidatesOf,
  editedList,
  importDeclaration,
  isArray,
  memberNamed,
  namedExports,
  parseTypeScript,
  quoted,
  reexportsOf,
  type ArrayLiteralExpression,
  type EditSession,
  type ObjectLiteralExpression,
  type Reexport,
  relativeSuffix,
} from '../../../languages/typescript/index.js';
import { folderOf, relativePath } from '../../../model/paths.js';
import type { PlannedTexts } from '../../../model/change.js';
import type { NestApp } from '../project/app.js';
import { listNode, type LoadList } from '../project/load-list.js';
import { rootImports } from '../project/root-imports.js';
import { findConfig, importConfig, ownName } from './config-imports.js';
import type { Behaviour } from '../../../session/typescript/file-change.js';
import { wantedConfigs } from './load-config.js';

/** Adds the configurations to the list that ConfigModule loads. */
export function listConfig(app: NestApp, list: LoadList): Behaviour {
  return {
    title: 'add the configuration to what ConfigModule loads',
    manual: () => `Add the configurations of ${app.config.file} to the list.`,
    apply(session, planned) {
      const wanted = wantedOf(session, planned, app, list);
      const imports =
        list.exported === undefined && list.kind !== 'index' ? rootImports(session.parsed, app) : undefined;
      const node = listNode(session.parsed, list, imports);
      if (node === undefined) exportConfigs(session, wanted, app, list);
      else addConfigs(session, node, wanted, seenFrom(list, app));
      return undefined;
    },
  };
}

/** What the root module does not provide otherwise. */
function wantedOf(session: EditSession, planned: PlannedTexts, app: NestApp, { file }: LoadList): string[] {
  const { imports } = app;
  if (file === imports.file) return wantedConfigs(session.parsed, app, planned);
  const root = parseTypeScript(planned.read(imports.file) ?? '');
  return 'failure' in root ? [] : wantedConfigs(root, app, planned);
}

/** The application, with the list's file in the place of that of the imports. */
function seenFrom({ file, aliases, alias }: LoadList, app: NestApp): NestApp {
  return { ...app, aliases, imports: { ...app.imports, file }, config: { ...app.config, alias } };
}

function addConfigs(
  session: EditSession,
  node: ArrayLiteralExpression | ObjectLiteralExpression,
  wanted: readonly string[],
  app: NestApp,
): void {
  const list = editedList(session, node);
  for (const exported of wanted) {
    const present = findConfig(session.parsed, app, exported)?.local;
    if (present !== undefined && holds(node, present)) continue;
    const local = importConfig(session, app, exported);
    const isTaken = !isArray(node) && memberNamed(node, local) !== undefined;
    const item = isTaken ? `${ownName(local)}: ${local}` : local;
    addToList(session, list, list.elements.length, item);
  }
}

function holds(node: ArrayLiteralExpression | ObjectLiteralExpression, local: string): boolean {
  const values = isArray(node) ? node.getElements() : node.getProperties();
  return values.some((value) => value.getText() === local || value.getText().endsWith(`: ${local}`));
}

/** Exports the configurations from an index, as it exports the others. */
function exportConfigs(session: EditSession, wanted: readonly string[], app: NestApp, list: LoadList): void {
  const exported = reexportsOf(session.parsed) ?? [];
  const own = exported.filter(({ specifier }) =>
    candidatesOf(list.file, specifier, list.aliases).includes(app.config.file),
  );
  const missing = wanted.filter((name) => !own.some(({ names }) => exportsName(names, name)));
  if (missing.length === 0) return;
  const items = missing.map((name) => exportItem(name, list));
  const [clause] = own.flatMap(({ declaration }) => namedExports(declaration) ?? []);
  if (clause !== undefined) {
    const names = editedList(session, clause);
    for (const item of items) addToList(session, names, names.elements.length, item);
    return;
  }
  // `remove` takes a name out; all of a file that is gone would be left.
  const isPlain = !app.ownAuth && items.every((item) => !item.includes(' '));
  const exportsAll = isPlain && !app.config.exists && exported.every(({ names }) => names === undefined);
  const path = specifierIn(exported, app, list);
  const { style } = session;
  const line = exportsAll
    ? `export * from ${quoted(path, style)}${style.semicolon ? ';' : ''}`
    : importDeclaration(items, path, style, 'export').replaceAll('\n', style.eol);
  addExport(session, exported, path, line);
}

function exportsName(names: Reexport['names'], name: string): boolean {
  return names === undefined || names.some((one) => one.name === name);
}

/** `authConfig`, or `authConfig as wristbandAuthConfig` where the index exports another one of that name. */
function exportItem(name: string, { names }: LoadList): string {
  if (name !== 'default' && !names.includes(name)) return name;
  return `${name} as ${ownName(name)}`;
}

function specifierIn(exported: readonly Reexport[], app: NestApp, { file, alias }: LoadList): string {
  const suffix = relativeSuffix(exported.map(({ specifier }) => specifier)) ?? app.suffix;
  return alias ?? relativePath(folderOf(file), app.config.file).replace(/\.ts$/, suffix);
}

/** Where sorted exports want it, else after the last one. */
function addExport(session: EditSession, exported: readonly Reexport[], path: string, line: string): void {
  const paths = exported.map(({ specifier }) => specifier);
  const isSorted = paths.every((one, index) => index === 0 || (paths[index - 1] ?? '') <= one);
  const next = isSorted ? exported.find(({ specifier }) => specifier > path) : undefined;
  const { eol } = session.style;
  if (next !== undefined) {
    session.apply([insertAt(session.spanOf(next.declaration).from, line + eol)]);
    return;
  }
  const last = exported.at(-1);
  if (last === undefined) return;
  const end = lineEnd(session.text, session.spanOf(last.declaration).to);
  session.apply([insertAt(end, eol + line)]);
}
