import type { Change } from '../../model/change.js';
import type { ChangeSet } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { envFileChanges, NEW_SECRET } from '../../session/index.js';
import { unsetNotes, unsetSteps } from '../../session/unset.js';
import { isInsecureDev, isSecretInline, keepsCookies } from '../../session/questions.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import { changeAuthConfig, followInAuthConfig } from './changes/auth-config.js';
import type { CookieFlag } from './changes/finding.js';
import { exportNames } from './changes/exported-names.js';
import { loadEnvFile } from './changes/env-loader.js';
import { allowInsecureIfDebug } from './changes/insecure-if-debug.js';
import { addApps } from './changes/installed-apps.js';
import { declarePackages } from '../../session/python/packages/declare.js';
import { reviewSettings } from './changes/review.js';
import { checkSdkVersion } from '../../session/python/packages/sdk-version.js';
import { setSecret, weakSecretFindings } from './changes/secret.js';
import { importValues } from './changes/class-changes.js';
import { addToProduction, leftIfBlocked } from './changes/lists-of-production.js';
import { addFields } from './changes/settings-field.js';
import { setsDjangoEngine } from './changes/session-engine.js';
import { addMiddleware } from './changes/session-middleware.js';
import { isSwitchedOff } from './changes/session-cookie.js';
import { configureSession, correctOverrides } from './changes/session-settings.js';
import { isDoneByHand } from './changes/in-place.js';
import { blockUnsupported, reportApart } from './changes/unsupported-settings.js';
import { checkWithPython } from '../../session/python/cpython-check.js';
import { unsuppliedFindings } from './changes/unsupplied.js';
import { nextSteps } from './next-steps.js';
import { isUnreadAndCommitted } from './project/supply.js';
import {
  declarationTarget,
  dependenciesFor,
  missingPackages,
} from '../../session/python/packages/install.js';
import { developmentSpot } from './changes/development-spot.js';
import { purposeOf } from './settings/module-name.js';
import { isDevelopmentOnly, productionModules } from './settings/module-purpose.js';
import { verificationOf } from './verification.js';
import { definitionFileOf, definitionFilesOf } from './settings/graph/definition-file.js';
import { filesOf } from '../../languages/python/evaluate/index.js';
import { settersOf } from './settings/setting.js';
import { DOTENV_PACKAGE } from '../../session/python/packages/requirements-file.js';
import { SECURE } from './settings/names.js';
import { secretFile } from './settings/secret-file.js';
import { movedSecret, secretKeyOf } from './settings/secret-state.js';
import { viewOf, type SettingsView } from './settings/view.js';

/**
 * All that is done to the settings that an application was read with, with the answers that were given.
 * @param besides the other settings modules that are patched, too
 */
export function changeSetOf(
  app: DjangoApp,
  answers: Answers,
  besides: ReadonlySet<string> = new Set(),
): ChangeSet {
  const { packages, view, unsupported } = app;
  const isDone = unsupported !== undefined && isDoneByHand(unsupported, view);
  // What was written by hand stays as it is, unless a run patches these settings beside others.
  const isByHand = isDone && unsupported.others === undefined;
  const isOpen = isDone || !isBlocked(app, answers);
  const missing = missingPackages(
    packages,
    neededPackages(app, isOpen && !isByHand && addsLoader(app, answers)),
  );
  const dependencies = dependenciesFor(packages, missing, answers, app.installer);
  const changes = [
    ...(unsupported === undefined ? [] : [blockUnsupported(unsupported, app, answers)]),
    ...(app.apart.length === 0 ? [] : [reportApart(app.apart, app, besides)]),
    ...(isOpen ? editsOf(app, answers, missing, isByHand) : []),
  ];
  const unsupplied = readsVariable(app, answers) ? unsuppliedFindings(app) : [];
  return {
    changes,
    reads: [...view.graph.modules.keys(), ...app.envClasses.keys()],
    dependencies,
    openSteps: app.unset.sure ? unsetSteps(app.unset) : [],
    nextSteps: nextSteps(app, answers, dependencies, unsupplied.length > 0),
    projectCheck: verificationOf(app, answers, readsVariable(app, answers)),
    review: (texts) => {
      const review = reviewSettings(app, answers, texts);
      const weak = weakSecretFindings(app, texts);
      const unset = answers.production === true ? [] : unsetNotes(app.unset);
      // The environment of production is never in the repository.
      const left = answers.production === true ? [] : unsupplied;
      return {
        ...review,
        findings: [...review.findings, ...weak],
        detected: { findings: left },
        unknown: [...review.unknown, ...unset],
      };
    },
    checkPlannedFiles: checkWithPython,
  };
}

function neededPackages({ packages, loader }: DjangoApp, addsDotenv: boolean): string[] {
  const usesDotenv = addsDotenv || loader?.kind === 'dotenv';
  return usesDotenv ? [packages.sdk.name, DOTENV_PACKAGE] : [packages.sdk.name];
}

function isBlocked({ unsupported }: DjangoApp, { force }: Answers): boolean {
  if (unsupported === undefined) return false;
  return unsupported.consent === undefined || !force;
}

function editsOf(
  app: DjangoApp,
  answers: Answers,
  missing: readonly string[],
  isByHand: boolean,
): readonly Change[] {
  const { packages, view, classes, secret } = app;
  const sdk = checkSdkVersion(packages, view.file);
  const env = [...fieldChanges(app, answers), ...envChanges(app, answers)];
  const requirements = requirementsChanges(app, answers, missing);
  // Where the code by hand can't be seen, nobody knows that a file is read.
  if (isByHand) return [...sdk, ...(secret.kind === 'expression' ? env : []), ...requirements];
  return [
    ...sdk,
    ...settingsChanges(app, answers),
    ...fieldChanges(app, answers),
    ...(classes !== undefined && writesExpression(app, answers) ? [importValues(view)] : []),
    ...envChanges(app, answers),
    ...requirements,
  ];
}

/** From the end of the file to its beginning, as far as may be: so the lines that a blocked change names are those on disk. */
function settingsChanges(app: DjangoApp, answers: Answers): Change[] {
  const { view, servers } = app;
  const { graph, entry, file } = view;
  const spot = isInsecureDev(answers) ? developmentSpot(view, servers) : undefined;
  const insecureFile = spot?.ifDebug === false ? spot.file : undefined;
  const corrected = new Set(
    [
      entry,
      insecureFile ?? entry,
      ...filesWithLastWord(view),
      ...overridesOfProduction(view, servers),
    ].filter((module) => module !== file),
  );
  const isKept = keepsCookies(answers);
  const wanted = (module: string): CookieFlag => {
    if (isKept) return 'as it is';
    if (module === insecureFile) return 'insecure';
    if (!isDevelopmentOnly(view, servers, module)) return 'secure';
    return answers.production === true ? 'as it is' : 'as the user set it';
  };
  const inEach = (name: string, change: (place: SettingsView, files: readonly string[]) => Change) => {
    const first = definitionFileOf(graph, entry, name) ?? file;
    const files = [...new Set([first, ...definitionFilesOf(graph, entry, name)])];
    const changes = files.map((one) => change(viewOf(view, one), files));
    // The first one says what is wrong with the list.
    return changes.map((one, index) => (index === 0 ? one : leftIfBlocked(one)));
  };
  return [
    configureSession(
      view,
      answers,
      isKept ? 'as it is' : insecureFile === file ? 'insecure' : 'secure',
      servers,
    ),
    ...[...corrected].map((module) =>
      correctOverrides(correctedView(view, module), answers, wanted(module), servers),
    ),
    ...(isKept ? [] : [followInAuthConfig(view, insecureFile === file)]),
    ...[...corrected].map((module) => changeAuthConfig(correctedView(view, module), wanted(module))),
    ...(isKept || answers.production === true
      ? []
      : [allowInsecureIfDebug(viewOf(view, entry), spot?.ifDebug === true)]),
    ...inEach('MIDDLEWARE', (place, files) => addMiddleware(place, answers, app.ownMiddleware, files)),
    ...inEach('INSTALLED_APPS', (place, files) => addApps(place, answers, files)),
    ...addToProduction(view, servers, answers, app.ownMiddleware),
    ...(addsLoader(app, answers) ? [loadEnvFile(view, app.envFileLocation)] : []),
    setSecret(viewOf(view, secretFile(view)), answers, app),
    ...exportNames(view),
  ];
}

/** The files of the graph that set the engine or the flag of the cookie. */
function filesWithLastWord({ graph, entry }: SettingsView): string[] {
  return ['SESSION_ENGINE', SECURE].flatMap((name) => settersOf(graph, entry, name)).map(({ file }) => file);
}

/** The files in which settings of production that take in the patched file set one of Django's own engines again, or Secure off. */
function overridesOfProduction(view: SettingsView, servers: readonly string[]): string[] {
  const { graph, entry, file } = view;
  const modules = productionModules(view, servers).filter((module) => filesOf(graph, module).has(file));
  const filesSetting = (name: string, some = modules) =>
    some.flatMap((module) => settersOf(graph, module, name)).map((setter) => setter.file);
  // One whose name says nothing may be for a computer without HTTPS.
  const sure = modules.filter(
    (module) => servers.includes(module) || purposeOf(module, file) === 'production',
  );
  const alone = (one: string) => viewOf({ graph, entry: one }, one);
  const parts = filesOf(graph, entry);
  return [
    ...filesSetting('SESSION_ENGINE').filter((one) => setsDjangoEngine(alone(one))),
    ...filesSetting(SECURE, sure).filter((one) => !parts.has(one) && isSwitchedOff(alone(one))),
  ];
}

/** A development module that manage.py does not name is looked at by itself. */
function correctedView(view: SettingsView, module: string): SettingsView {
  const isPartOfEntry = filesOf(view.graph, view.entry).has(module);
  return viewOf({ graph: view.graph, entry: isPartOfEntry ? view.entry : module }, module);
}

function fieldChanges(app: DjangoApp, answers: Answers): Change[] {
  const { view, envFile, envClasses } = app;
  return envFile !== undefined && usesEnvFile(app, answers)
    ? addFields(view, envFile.path, SECRET_VARIABLE, envClasses)
    : [];
}

function envChanges(app: DjangoApp, answers: Answers): Change[] {
  const { envFile } = app;
  return envFile !== undefined && usesEnvFile(app, answers) && !isUnreadAndCommitted(app)
    ? envFileChanges(envFile, answers, {
        names: [SECRET_VARIABLE],
        make: NEW_SECRET.python,
        isRead: app.secret.kind === 'expression' && app.secret.readsVariable,
        otherKey: secretKeyOf(app.view),
        moved: movedSecret(app.secret, answers),
        isParted: app.secret.kind === 'expression' && app.secret.isParted,
      })
    : [];
}

export function requirementsChanges(
  { packages }: DjangoApp,
  answers: Answers,
  missing: readonly string[],
): Change[] {
  const target = answers.install ? declarationTarget(packages) : undefined;
  return target === undefined || missing.length === 0 ? [] : [declarePackages(target, missing, packages.sdk)];
}

/** Whether the settings will read the secret from the environment because of this run. */
function writesExpression({ secret }: DjangoApp, answers: Answers): boolean {
  if (isSecretInline(answers)) return false;
  if (movedSecret(secret, answers) !== undefined) return true;
  return secret.kind === 'absent' || (secret.kind === 'faulty' && answers.force);
}

/** Whether the settings need the variable, once the run is over. */
function readsVariable(app: DjangoApp, answers: Answers): boolean {
  const { secret } = app;
  if (secret.kind === 'expression')
    return secret.readsVariable && !secret.isRandom && secret.fallbacks.length === 0;
  return writesExpression(app, answers) && !addsLoader(app, answers);
}

function addsLoader(app: DjangoApp, answers: Answers): boolean {
  // It would read the file that must get no secret.
  return lacksLoader(app) && !isUnreadAndCommitted(app) && writesExpression(app, answers);
}

/** An expression that is there already wants its variable in the file, where one is known to be read. */
function usesEnvFile(app: DjangoApp, answers: Answers): boolean {
  const { secret } = app;
  if (writesExpression(app, answers)) return true;
  return secret.kind === 'expression' && secret.readsVariable && isFileKnown(app);
}

/** Whether something hands over the env file: who starts Django, manage.py or the settings. */
function isFileKnown({ loader, supply, envFile, entry }: DjangoApp): boolean {
  if (supply?.kind === 'file' || (envFile !== undefined && entry.envFile === envFile.path)) return true;
  if (loader === undefined || loader.kind === 'unknown') return false;
  const { source } = loader;
  // One that is read under a condition, as in development.
  return source.kind !== 'environment' || source.unknown?.paths.includes(envFile?.path ?? '') === true;
}
