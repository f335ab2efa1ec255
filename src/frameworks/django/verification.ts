import type { Argv, Variables } from '../../model/context.js';
import type { ProjectCheck, ProjectProbe } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import { realFile } from './changes/class-changes.js';
import { isInstalled, NEEDED_APPS } from './changes/installed-apps.js';
import { cookieFlags } from './changes/review.js';
import { effectiveSettings, type Effective, PROBE_PROGRAM } from './project/probe.js';
import { pythonOf } from '../../session/python/packages/run.js';
import { systemChecks } from './project/project-check.js';
import { everywhere } from './settings/evaluation.js';
import { isReader, misplacedBefore, sessionIndex } from './settings/middleware-order.js';
import { productionModules } from './settings/module-purpose.js';
import { ENGINE, SECURE, SESSION_MIDDLEWARE, SESSIONS_APP } from './settings/names.js';
import { possibleValues } from './settings/possible-values.js';

/**
 * What --verify asks: Django's own checks, and what Django has of the session's settings in each module that is judged.
 * @param takesVariable whether the settings will read the secret from the environment that Django is started in
 */
export function verificationOf(app: DjangoApp, answers: Answers, takesVariable: boolean): ProjectCheck {
  const { packages, interpreter, view, entry } = app;
  const isOwn = !interpreter.shared || packages.manager === undefined || packages.manager === 'pip';
  const modules = new Set([
    view.entry,
    ...(answers.production === true ? productionModules(view, app.servers) : []),
  ]);
  return {
    ...systemChecks(packages.manager, entry, interpreter.program),
    probes: [...modules].map((module) => probeOf(app, answers, module)),
    variables: takesVariable ? handedOver(app, answers) : {},
    // Where a package manager keeps the environment elsewhere, it might make one only to answer this.
    ...(isOwn && { presence: [interpreter.program, '-c', 'import django'] }),
  };
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
    differences: (before, after) => {
      const [was, is] = [effectiveSettings(before), effectiveSettings(after)];
      if ('error' in is) return [`${subject} can no longer be imported: ${is.error}.`];
      return differences(subject, is, 'error' in was ? is : was, secure);
    },
  };
}

/** A sentence for each setting that Django does not have as planned. */
function differences(module: string, is: Effective, was: Effective, secure: boolean | undefined): string[] {
  const apps = is.apps.map((value) => ({ value }));
  return [
    ...(is.engine === ENGINE ? [] : [`SESSION_ENGINE is '${is.engine}', not '${ENGINE}'`]),
    ...NEEDED_APPS.filter((app) => !isInstalled(app, apps)).map((app) => `INSTALLED_APPS is missing ${app}`),
    ...(countOf(SESSIONS_APP, is.apps) > 1 ? [`INSTALLED_APPS has ${SESSIONS_APP} twice`] : []),
    ...lost('INSTALLED_APPS', was.apps, is.apps),
    ...inMiddleware(is),
    ...lost('MIDDLEWARE', was.middleware, is.middleware),
    ...(secure === undefined || is.secure === secure
      ? []
      : [`${SECURE} is ${pythonBoolean(is.secure)}, not ${pythonBoolean(secure)}`]),
    ...(is.secretFault === undefined ? [] : [`${SECRET_VARIABLE} ${is.secretFault}`]),
  ].map((clause) => `With ${module}, ${clause}.`);
}

function inMiddleware({ middleware, csrfInSession }: Effective): string[] {
  const has = `; Django has ${middleware.map((name) => name ?? 'an object').join(', ')}`;
  const index = sessionIndex(middleware);
  if (index < 0) return [`MIDDLEWARE is missing ${SESSION_MIDDLEWARE}${has}`];
  const reader = misplacedBefore(middleware, index, (name) => isReader(name, csrfInSession));
  if (reader !== undefined)
    return [`MIDDLEWARE has ${middleware[index] ?? ''} after ${reader}, which needs the session${has}`];
  return countOf(middleware[index], middleware) > 1
    ? [`MIDDLEWARE has ${middleware[index] ?? ''} twice${has}`]
    : [];
}

/** What was in the list before and is not any more: no edit takes anything out. */
function lost(setting: string, was: Effective['apps'], is: Effective['apps']): string[] {
  return was
    .filter((name) => name !== undefined && !is.includes(name))
    .map((name) => `${setting} no longer has ${name ?? ''}`);
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
