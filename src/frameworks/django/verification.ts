import type { Argv, Variables } from '../../model/context.js';
import type { ProjectCheck, ProjectProbe } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import { realFile } from './changes/class-changes.js';
import { isInstalled, neededApps } from './settings/needed-apps.js';
import { cookieFlags, leftIn } from './changes/review.js';
import { effectiveSettings, type Effective, PROBE_PROGRAM } from './project/probe.js';
import { pythonOf } from '../../session/python/packages/run.js';
import { systemChecks } from './project/project-check.js';
import { filesOf, importersOf, type ModuleGraph } from '../../languages/python/evaluate/index.js';
import { conditionalSessions } from './settings/conditional-sessions.js';
import { everywhere } from './settings/evaluation.js';
import { isReader, misplacedBefore, sessionIndex } from './settings/middleware-order.js';
import { productionModules } from './settings/module-purpose.js';
import { ENGINE, SECURE, SESSION_MIDDLEWARE, SESSIONS_APP } from './settings/names.js';
import { possibleValues } from './settings/possible-values.js';
import { sessionConditionOf } from './settings/session-condition.js';
import { readStringList } from './settings/string-list.js';

/**
 * What --verify asks: Django's own checks, and what Django has of the session's settings in each module that is judged.
 * @param takesVariable whether the settings will read the secret from the environment that Django is started in
 */
export function verificationOf(app: DjangoApp, answers: Answers, takesVariable: boolean): ProjectCheck {
  const { packages, interpreter, view, entry } = app;
  const isOwn = !interpreter.shared || packages.manager === undefined || packages.manager === 'pip';
  // What starts other settings hands the variable over, as the next steps say.
  const variables = takesVariable ? { [SECRET_VARIABLE]: answers.secret } : {};
  const others = otherModules(app, answers).map((module) => ({
    ...probeOf(app, answers, module),
    isOptional: true,
    variables,
  }));
  return {
    ...systemChecks(packages.manager, entry, interpreter.program),
    probes: [probeOf(app, answers, view.entry), ...others],
    variables: takesVariable ? handedOver(app, answers) : {},
    // Where a package manager keeps the environment elsewhere, it might make one only to answer this.
    ...(isOwn && { presence: [interpreter.program, '-c', 'import django'] }),
  };
}

/** The settings modules that get the session beside the one that manage.py names; of modules and their parts the whole. */
function otherModules({ view, servers }: DjangoApp, answers: Answers): string[] {
  const { graph, entry, file } = view;
  const importers = importersOf(graph, file);
  const isPart = (module: string) =>
    [entry, ...importers].some((other) => other !== module && filesOf(graph, other).has(module));
  const production = productionModules(view, servers).filter(
    (module) => answers.production === true || importers.includes(module),
  );
  const served = servers.filter((module) => importers.includes(module));
  const whole = importers.filter((module) => !isPart(module));
  return [...new Set([...served, ...production, ...whole])].filter((module) => module !== entry);
}

/**
 * The variable where the next steps say to put it into the environment that starts Django: that environment was made
 * before the run wrote the secret.
 */
function handedOver(app: DjangoApp, { secret }: Answers): Variables {
  const { loader, entry, secretIn } = app;
  if (loader === undefined || loader.kind === 'unknown' || lacksLoader(app)) return {};
  const { source } = loader;
  const isLate = source.kind === 'environment' && source.unknown?.isLate === true;
  const isFilled = entry.loadsEnvFile || secretIn.environment;
  return source.kind !== 'environment' || isLate || isFilled ? {} : { [SECRET_VARIABLE]: secret };
}

function probeOf(app: DjangoApp, answers: Answers, file: string): ProjectProbe {
  const { packages, interpreter, entry, classes, view } = app;
  const module = moduleName(app, file);
  const startsWith = entry.file === entry.manage ? 'manage.py' : '';
  const configuration = classes?.classes.get(file)?.name ?? '';
  const subject = configuration === '' ? module : `${module} (${configuration})`;
  const python = pythonOf(packages.manager, interpreter.program);
  const command: Argv = [...python, '-c', PROBE_PROGRAM, startsWith, module, configuration];
  const isProduction = answers.production === true && productionModules(view, app.servers).includes(file);
  const flag = isProduction ? 'secure' : cookieFlags(app, answers)(file);
  const values = possibleValues(everywhere(view.graph), file, SECURE);
  // What sets it by a variable or under a condition is the user's own choice.
  const isChosen =
    values.length > 1 || values.some(({ kind, ...value }) => kind === 'unknown' && 'node' in value);
  const secure = flag === undefined || isChosen ? undefined : flag === 'secure';
  return {
    subject,
    command,
    fault: (result) => {
      const answer = effectiveSettings(result);
      return 'error' in answer ? answer.error : undefined;
    },
    differences: (before, after, texts) => {
      const [was, is] = [effectiveSettings(before), effectiveSettings(after)];
      if ('error' in is) return [`${subject} can no longer be imported: ${is.error}.`];
      const isLeft = file === view.entry ? () => false : leftIn(app, answers, texts, file);
      return [
        ...differences(is, secure, expectedIn(view.graph, file)).filter(({ setting }) => !isLeft(setting)),
        ...('error' in was ? [] : [...lost(was, is), ...doubled(was, is)]),
      ].map(({ clause }) => `With ${subject}, ${clause}.`);
    },
  };
}

/** What is wrong with a setting, or what it has lost: a clause. */
interface Difference {
  readonly setting: string;
  readonly clause: string;
}

/** What a settings module is to have, as far as conditions decide. */
interface Expected {
  readonly needed: readonly string[];
  /** Whether a condition decides about the session and all that reads it. */
  readonly mayLackSession: boolean;
}

function expectedIn(graph: ModuleGraph, file: string): Expected {
  const apps = readStringList(graph, file, 'INSTALLED_APPS');
  const isOptional = apps.kind === 'list' && conditionalSessions(graph, apps) !== undefined;
  return {
    needed: neededApps(graph).filter((app) => !(isOptional && app === SESSIONS_APP)),
    mayLackSession: sessionConditionOf(graph, file) !== undefined,
  };
}

function needsSession({ middleware, ...is }: Effective): boolean {
  return sessionIndex(itemsOf(middleware)) >= 0 || middleware.some((name) => isReader(name, is));
}

/** What Django does not have as planned. */
function differences(
  is: Effective,
  secure: boolean | undefined,
  { needed, mayLackSession }: Expected,
): Difference[] {
  const { engine, apps, secretFault } = is;
  const items = apps.map((value) => ({ value }));
  const isWithout = mayLackSession && !needsSession(is);
  const lacking = isWithout ? [] : needed.filter((app) => !isInstalled(app, items));
  const cookie = `${SECURE} is ${pythonBoolean(is.secure)}, not ${pythonBoolean(secure === true)}`;
  return [
    ...on('SESSION_ENGINE', engine === ENGINE ? [] : [`SESSION_ENGINE is '${engine}', not '${ENGINE}'`]),
    ...on('INSTALLED_APPS', [
      ...lacking.map((app) => `INSTALLED_APPS is missing ${app}`),
      ...(countOf(SESSIONS_APP, apps) > 1 ? [`INSTALLED_APPS has ${SESSIONS_APP} twice`] : []),
    ]),
    ...on('MIDDLEWARE', isWithout ? [] : inMiddleware(is)),
    ...on(SECURE, secure === undefined || is.secure === secure ? [] : [cookie]),
    ...on(SECRET_VARIABLE, secretFault === undefined ? [] : [`${SECRET_VARIABLE} ${secretFault}`]),
  ];
}

function on(setting: string, clauses: readonly string[]): Difference[] {
  return clauses.map((clause) => ({ setting, clause }));
}

function inMiddleware({ middleware, ...is }: Effective): string[] {
  const has = `; Django has ${middleware.map((name) => name ?? 'an object').join(', ')}`;
  const index = sessionIndex(itemsOf(middleware));
  if (index < 0) return [`MIDDLEWARE is missing ${SESSION_MIDDLEWARE}${has}`];
  const reader = misplacedBefore(middleware, index, (name) => isReader(name, is));
  return reader === undefined
    ? []
    : [`MIDDLEWARE has ${middleware[index] ?? ''} after ${reader}, which needs the session${has}`];
}

/** A session that the edits have added to a list that has one. */
function doubled(was: Effective, is: Effective): Difference[] {
  const session = is.middleware[sessionIndex(itemsOf(is.middleware))];
  const count = countOf(session, is.middleware);
  if (count < 2 || count <= countOf(session, was.middleware)) return [];
  return [{ setting: 'MIDDLEWARE', clause: `MIDDLEWARE has ${session ?? ''} twice` }];
}

/** What was in the lists before and is not any more: no edit takes anything out. */
function lost(was: Effective, is: Effective): Difference[] {
  const lostOf = (setting: string, before: Effective['apps'], after: Effective['apps']) =>
    before
      .filter((name) => name !== undefined && !after.includes(name))
      .map((name) => ({ setting, clause: `${setting} no longer has ${name ?? ''}` }));
  return [
    ...lostOf('INSTALLED_APPS', was.apps, is.apps),
    ...lostOf('MIDDLEWARE', was.middleware, is.middleware),
  ];
}

function itemsOf(names: Effective['middleware']) {
  return names.map((value) => ({ value }));
}

function countOf(name: string | undefined, names: Effective['apps']): number {
  return names.filter((one) => one === name).length;
}

function pythonBoolean(value: boolean): string {
  return value ? 'True' : 'False';
}

/** As Python imports the file: from where it imports the module that Django is started with. */
function moduleName({ classes, entry, view }: DjangoApp, file: string): string {
  if (file === view.entry) return entry.module;
  const path = entry.module.replaceAll('.', '/');
  const root = entry.settings.slice(0, Math.max(0, entry.settings.lastIndexOf(path)));
  const real = realFile(classes, file);
  const from = real.startsWith(root) ? real.slice(root.length) : real;
  return from.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
}
