import { columnsOf, lineEnd, lineStart } from '../../../languages/text/lines.js';
import type { Span } from '../../../languages/text/list-edit.js';
import {
  addedList,
  addToList,
  editedList,
  importBindings,
  importDeclaration,
  importName,
  isRelative,
  spanOfList,
  spreadOverLines,
  type EditedList,
  type EditSession,
  type ParsedTypeScript,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { PlannedTexts } from '../../../model/change.js';
import { manualStep, render } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import { configForRoot, forRootOptions, loadArray } from '../project/config-module.js';
import { isRegistered, requireImport, type ModuleCall } from '../project/module-calls.js';
import { rootImports, type RootImports } from '../project/root-imports.js';
import { at } from '../../../session/typescript/search.js';
import { unreadReason } from '../project/survey.js';
import { configPackage, sdk } from '../sdk.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import { configExports, configSpecifier, findConfig, importConfig, isProvided } from './config-imports.js';
import type { Behaviour } from '../../../session/typescript/file-change.js';
import { addModule, columnsOfElements, optionsComeFrom } from './root-imports.js';

/** Lets ConfigModule load the configurations; ConfigModule itself is added as the guide shows it. */
export function loadConfig(app: NestApp): Behaviour {
  return {
    title: 'load the configuration in ConfigModule',
    problem: "ConfigModule doesn't load the Wristband configuration",
    manual: (style) => manual(style, app),
    apply(session, planned) {
      load(session, planned, app);
      return undefined;
    },
  };
}

function load(session: EditSession, planned: PlannedTexts, app: NestApp): void {
  const { parsed } = session;
  const wanted = wantedConfigs(parsed, app, planned);
  if (wanted.length === 0 || app.imports.loadList !== undefined) return;
  const imports = rootImports(parsed, app);
  const { session: ofSession } = configExports(app, planned);
  const isOurs = isProvided(parsed, app, ofSession) || !isRegistered(imports, sdk.sessionModule);
  if (isOurs && optionsComeFrom(imports, app) === 'provider') return;
  const forRoot = configForRoot(imports);
  if (forRoot === undefined) {
    requireImport(parsed, 'ConfigModule');
    addConfigModule(session, imports, app, wanted);
    return;
  }
  const missing = wanted.filter((exported) => !isLoaded(imports, app, forRoot, exported));
  addToLoad(session, imports, forRoot, app, missing);
}

/**
 * The exported names of the configurations that ConfigModule is to load.
 * @param parsed the file of the root module's imports
 */
export function wantedConfigs(parsed: ParsedTypeScript, app: NestApp, planned: PlannedTexts): string[] {
  const { auth, session } = configExports(app, planned);
  return [auth, session]
    .filter((exported) => exported !== undefined)
    .filter((exported) => !isProvided(parsed, app, exported));
}

/**
 * Whether `load` holds the configuration.
 * @throws Unsupported when a configuration of that name is loaded from another file
 */
function isLoaded({ parsed }: RootImports, app: NestApp, forRoot: ModuleCall, exported: string): boolean {
  const elements = loadArray(forRoot)?.getElements() ?? [];
  const local = findConfig(parsed, app, exported)?.local;
  if (local !== undefined) return elements.some((element) => element.getText() === local);
  // One of the project's own, such as its authConfig: this one is not written yet.
  if (app.config.registered === undefined) return false;
  const other = importBindings(parsed).find(
    ({ module, imported }) => imported === exported && isRelative(module),
  );
  const namesake = elements.find((element) => element.getText() === other?.local);
  if (namesake !== undefined)
    throw new Unsupported(`${exported} is imported from a file other than ${app.config.file}.`, namesake);
  return false;
}

function addConfigModule(
  session: EditSession,
  imports: RootImports,
  app: NestApp,
  exports: readonly string[],
): void {
  requireOneConfigModule(app);
  const ConfigModule = importName(session, {
    module: configPackage,
    name: 'ConfigModule',
    alias: 'NestConfigModule',
  });
  const env = importName(session, { module: 'node:process', name: 'env', alias: 'processEnv' });
  const configs = exports.map((exported) => importConfig(session, app, exported));
  const names = { ConfigModule, env, load: configs };
  const indent = columnsOfElements(session, imports);
  addModule(session, imports, render('config-module', session.style, names, { indent }));
}

/** A second forRoot would be right only if the first one does not do the same already. */
function requireOneConfigModule({ survey, manifest }: NestApp): void {
  const [other] = survey.configModules;
  if (other !== undefined) {
    throw new Unsupported(`ConfigModule.forRoot is called in ${at(other)}, not in the root module.`);
  }
  if (survey.unread !== undefined && manifest.declared[configPackage] !== undefined) {
    throw new Unsupported(`ConfigModule.forRoot is not called here, and ${unreadReason(survey.unread)}.`);
  }
}

/** Lets the root module's `ConfigModule.forRoot(…)` load more configurations. */
function addToLoad(
  session: EditSession,
  imports: RootImports,
  forRoot: ModuleCall,
  app: NestApp,
  exports: readonly string[],
): void {
  const object = forRootOptions(forRoot.call);
  const present = loadArray(forRoot);
  let options = object === undefined ? undefined : editedList(session, object);
  let array = present === undefined ? undefined : editedList(session, present);
  for (const exported of exports) {
    const local = importConfig(session, app, exported);
    const member = `load: [${local}]`;
    makeRoom(session, imports, `{ ${member} }`, forRoot, options);
    if (array !== undefined) {
      addToList(session, array, array.elements.length, local);
      continue;
    }
    const added =
      options === undefined ? undefined : addToList(session, options, options.elements.length, member);
    options ??= addOptions(session, forRoot, member);
    array = addedList(session, added ?? onlyElement(session, options), '[]');
  }
}

function addOptions(session: EditSession, { call }: ModuleCall, member: string): EditedList {
  const { padding } = session.style;
  const argument = addToList(session, editedList(session, call), 0, `{${padding}${member}${padding}}`);
  return addedList(session, argument, '{}');
}

function onlyElement(session: EditSession, { elements: [element] }: EditedList): Span {
  if (element === undefined) throw new Error('Options were added without a member.');
  return session.now(element.mark);
}

/**
 * Makes room for a member in the options of `forRoot`, or among its arguments: as long as it does not fit on their
 * line, the lists around it are spread over lines, the outermost first.
 */
function makeRoom(
  session: EditSession,
  { options: around, array }: RootImports,
  item: string,
  { call }: ModuleCall,
  options: EditedList | undefined,
): void {
  const nodes = [around, array].map((node) => node && editedList(session, node));
  for (const list of [...nodes, options ?? editedList(session, call)]) {
    const { from, to } = options === undefined ? session.spanOf(call) : spanOfList(session, options);
    const line = session.text.slice(lineStart(session.text, from), lineEnd(session.text, to));
    const columns = columnsOf(line, session.style.tabWidth);
    if (columns + item.length + 2 > session.style.width && list !== undefined) spreadOverLines(session, list);
  }
}

function manual(style: TypeScriptStyle, app: NestApp): string {
  const configs = ['authConfig', 'sessionConfig'];
  const imports = [
    importDeclaration(['ConfigModule'], configPackage, style),
    importDeclaration(['env'], 'node:process', style),
    importDeclaration(configs, configSpecifier(undefined, app), style),
  ];
  const element = render('config-module', style, { ConfigModule: 'ConfigModule', env: 'env', load: configs });
  return manualStep('Load the configurations in ConfigModule.forRoot:', imports.join('\n'), `${element},`);
}
