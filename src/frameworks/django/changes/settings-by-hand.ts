import { importsOf, quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import type { BlockedResult, ManualCode } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isInsecureDev } from '../../../session/questions.js';
import type { Loader } from '../../../session/python/loaders/loader.js';
import type { DjangoApp } from '../app.js';
import { classesOf, withClassBody } from '../settings/classes/class-modules.js';
import { classIn } from '../settings/classes/unwrap.js';
import { SESSION_MIDDLEWARE } from '../settings/names.js';
import { neededApps } from '../settings/needed-apps.js';
import { readStringList } from '../settings/string-list.js';
import type { Unsupported } from '../settings/unsupported.js';
import { viewOf, type SettingsView } from '../settings/view.js';
import { appsCode } from './installed-apps.js';
import { isInPlace, lacking } from './in-place.js';
import { codeAtEnd } from './manual-code.js';
import { plainSecretBlock, secretBlock, withImport } from './secret-code.js';
import { middlewareCode } from './session-middleware.js';
import { sessionBlock } from './session-settings.js';

const IMPORT_OS = 'import os';

type Settings = Pick<DjangoApp, 'view' | 'loader'>;

/** All that is to be done by hand where the settings can't be followed: sentences, and the code to paste. */
export function stepsByHand(
  unsupported: Unsupported,
  app: Settings,
  answers: Answers,
): Pick<BlockedResult, 'manual' | 'code'> {
  const { first, manual, others, isEnough } = unsupported;
  if (manual !== undefined && isEnough === true) return { manual };
  const code = codes(unsupported, app, answers);
  const returned = [...returnedSteps(unsupported, app.view), ...listSteps(unsupported, app.view)];
  const all = [
    ...(first === undefined ? [] : [first]),
    ...(manual === undefined ? [] : [manual]),
    ...returned,
    `Set ${SECRET_VARIABLE} to at least 32 random characters in the environment that starts Django.`,
    ...code.map((one) => `${whereTo(one)}:\n\n${one.inClass === undefined ? one.code : indented(one.code)}`),
    others === undefined ? 'Then rerun to install the packages and update the other files.' : 'Then rerun.',
  ];
  return { manual: all.join('\n\n'), ...(returned.length === 0 && { code }) };
}

/** What a method of the class returns can't be changed by code at the end of the class. */
function returnedSteps({ file, inClass }: Unsupported, { graph }: SettingsView): string[] {
  if (inClass === undefined) return [];
  const lacks = lacking(withClassBody(graph, file, inClass), file);
  return Object.entries({ INSTALLED_APPS: neededApps(graph), MIDDLEWARE: [SESSION_MIDDLEWARE] })
    .filter(([name]) => lacks.has(name))
    .flatMap(([name, entries]) => {
      const line = lineOfMethod(graph, file, inClass, name);
      const place = `Return these from ${name} (${file}:${String(line)}) in the class ${inClass}, each once`;
      const where = name === 'MIDDLEWARE' ? ', before what reads the session' : '';
      return line === undefined
        ? []
        : [`${place}${where}:\n\n${entries.map((one) => `'${one}',`).join('\n')}`];
    });
}

/** Lists that are in no Python file, as dynaconf reads them from TOML: code above would have no effect on them. */
function listSteps({ above }: Unsupported, { graph, entry }: SettingsView): string[] {
  if (above === undefined) return [];
  const lacks = lacking(graph, entry);
  return Object.entries({ INSTALLED_APPS: neededApps(graph), MIDDLEWARE: [SESSION_MIDDLEWARE] })
    .filter(([name]) => lacks.has(name) && isInNoModule({ graph, entry }, name))
    .map(([name, entries]) => {
      const where = name === 'MIDDLEWARE' ? ', before what reads the session' : '';
      return `Add these to ${name} in the file that sets it${where}, each once:\n\n${entries.map((one) => `'${one}',`).join('\n')}`;
    });
}

function isInNoModule({ graph, entry }: Pick<SettingsView, 'graph' | 'entry'>, name: string): boolean {
  return readStringList(graph, entry, name).kind === 'absent';
}

/** The line of the method, often a property, that makes a setting. */
function lineOfMethod(
  graph: ModuleGraph,
  file: string,
  inClass: string | undefined,
  name: string,
): number | undefined {
  const parsed = graph.modules.get(file);
  const node = inClass === undefined ? undefined : parsed && classIn(parsed, inClass);
  const method = node?.body.find((one) => one.nodeType === 'FunctionDef' && one.name === name);
  return method && parsed?.line(method);
}

function whereTo({ file, inClass, above }: ManualCode): string {
  if (above !== undefined) return `Add this above ${file}:${String(above)}`;
  return inClass === undefined
    ? `Add this after everything else in ${file}`
    : `Add this at the end of the class ${inClass} in ${file}, and of each class that sets these names again`;
}

function codes({ file, inClass, above, others = [] }: Unsupported, app: Settings, answers: Answers) {
  const { view, loader } = app;
  const isMade = (name: string) =>
    lineOfMethod(view.graph, file, inClass, name) !== undefined ||
    (above !== undefined && isInNoModule(view, name));
  const whole = (of: SettingsView) => (parsed: ParsedPython, at: string) =>
    everything(of, parsed, at, { loader: loaderOf(at, view, loader), answers, isMade });
  if (inClass !== undefined) {
    const graph = withClassBody(view.graph, file, inClass);
    const of = viewOf({ graph, entry: file }, file);
    const body = graph.modules.get(file);
    return body === undefined ? [] : inClassBody(view, { file, inClass, code: whole(of)(body, file) });
  }
  return [view.entry, ...others].flatMap((entry): ManualCode[] => {
    const of = viewOf({ graph: view.graph, entry }, entry === view.entry ? view.file : entry);
    const parsed = of.graph.modules.get(entry);
    if (parsed === undefined) return [];
    if (above !== undefined) return [{ file, above, code: whole(of)(parsed, entry) }];
    const found = codeAtEnd(of, whole(of), isInPlace) ?? { file: entry, code: whole(of)(parsed, entry) };
    const inOwn = classesOf(view.graph)?.classes.get(found.file);
    if (inOwn === undefined) return [found];
    return inClassBody(view, { file: inOwn.file, inClass: inOwn.name, code: found.code });
  });
}

/** An import in the body of a class would make an attribute of the class. */
function inClassBody({ graph }: SettingsView, { file, inClass, code }: ManualCode): ManualCode[] {
  const node = graph.modules
    .get(file)
    ?.body.find((one) => one.nodeType === 'ClassDef' && one.name === inClass);
  const line = node && graph.modules.get(file)?.line(node);
  const rest = { file, code: code.replace(`${IMPORT_OS}\n\n`, ''), ...(inClass && { inClass }) };
  if (rest.code === code || line === undefined) return [{ ...rest, code }];
  return [{ file, above: line, code: IMPORT_OS }, rest];
}

/** How the patched file reads its environment is known of that file alone. */
function loaderOf(file: string, view: SettingsView, loader: DjangoApp['loader']): DjangoApp['loader'] {
  return file === view.file ? loader : undefined;
}

interface Pasting {
  readonly loader: DjangoApp['loader'];
  readonly answers: Answers;
  /** Whether a method makes the setting, so that no code at the end can add to it. */
  readonly isMade: (name: string) => boolean;
}

/** Lists that have what they need stay as they are. */
function everything(
  view: SettingsView,
  parsed: ParsedPython,
  file: string,
  { loader, answers, isMade }: Pasting,
): string {
  const lacks = [...lacking(view.graph, view.entry)].filter((name) => !isMade(name));
  const apps = lacks.includes('INSTALLED_APPS') ? appsCode(view, parsed, file) : undefined;
  const middleware = lacks.includes('MIDDLEWARE') ? middlewareCode(view, parsed, file) : undefined;
  const block = sessionBlock(styleOf(parsed), isInsecureDev(answers));
  const parts = [apps, middleware, block, secretCode(parsed, loader)];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

/** In the project's own way, where that is known. */
function secretCode(parsed: ParsedPython, loader: DjangoApp['loader']): string {
  const value = valueOfEnvConfig(parsed);
  if (value !== undefined) return secretBlock(styleOf(parsed), value, false);
  if (loader === undefined || loader.kind === 'unknown' || !knows(parsed, loader))
    return plainSecretBlock(parsed);
  const style = styleOf(parsed);
  const block = secretBlock(style, loader.read(quoted(SECRET_VARIABLE, style)), false);
  return loader.needsOs ? `${IMPORT_OS}\n\n${block}` : withImport(block, loader);
}

/** The classes of django-environment-config get their env file only once their bodies were run. */
function valueOfEnvConfig(parsed: ParsedPython): string | undefined {
  const values = importsOf(parsed).find(({ module, name }) => module === 'env_config' && name === 'values');
  return values && `${values.local}.StringValue()`;
}

/** A run adds the import of `values` itself. */
function knows(parsed: ParsedPython, { kind, object }: Loader): boolean {
  const root = object?.split('.')[0];
  return kind !== 'settings class' || importsOf(parsed).some(({ local }) => local === root);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}
