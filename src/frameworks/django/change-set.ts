import { envFileChanges } from '../../session/index.js';
import { isInsecureDev, isSecretInline } from '../../session/questions.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Change, Review, Texts } from '../../model/change.js';
import type { ChangeSet } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import type { Findings } from './findings.js';
import { isUnreadAndCommitted, nextSteps } from './next-steps.js';
import { dependenciesFor, missingPackages, declarationTarget } from './packages/install.js';
import { systemChecks } from './project/project-check.js';
import { askPython } from './second-opinion.js';
import { effectsOf } from './changes/effects.js';
import { flagsAsked } from './changes/flags-asked.js';
import { plannedView } from './changes/planned-view.js';
import { productionFindings } from './changes/production.js';
import { bindingsIn, scopeOf } from './settings/graph/scope.js';
import { SECURE, type CookieFlag } from './settings/cookie-settings.js';
import { definitionFileOf } from './settings/graph/definition-file.js';
import { developmentModule } from './settings/development-module.js';
import { isDevelopmentOnly } from './settings/production-modules.js';
import { DOTENV_PACKAGE, SDK_PACKAGE } from './settings/names.js';
import { secretFile } from './settings/secret-file.js';
import { secretKeyOf } from './settings/secret-twin.js';
import { viewOf, type SettingsView } from './settings/view.js';
import { addApps } from './changes/apps.js';
import { loadEnvFile } from './changes/env-loader.js';
import { addMiddleware } from './changes/middleware.js';
import { reportOverrides } from './changes/overrides.js';
import { refuse } from './changes/refuse.js';
import { declare } from './changes/declarations.js';
import { setSecret } from './changes/secret.js';
import { configureSession, correctOverrides } from './changes/session-settings.js';
import { changeAuthConfig } from './changes/wristband-auth-item.js';
import { followInAuthConfig } from './changes/wristband-auth.js';

export function changeSetOf(findings: Findings, answers: Answers): ChangeSet {
  const { packages, place, interpreter, refusal } = findings;
  const usesDotenv = findings.loader?.kind === 'dotenv' || addsLoader(findings, answers);
  const needed = usesDotenv ? [SDK_PACKAGE, DOTENV_PACKAGE] : [SDK_PACKAGE];
  const missing = missingPackages(packages, needed);
  const dependencies = dependenciesFor(packages, missing, answers, place.app, interpreter);
  const edits = [
    ...settingsChanges(findings, answers),
    ...envChanges(findings, answers),
    ...requirementsChanges(findings, answers, missing),
  ];
  const isRefused = refusal !== undefined && !(refusal.consent !== undefined && answers.force);
  const changes = [
    ...(refusal === undefined ? [] : [refuse(refusal, findings, answers)]),
    ...(isRefused ? [] : edits),
  ];
  return {
    changes,
    reads: [...place.graph.modules.keys()],
    dependencies,
    nextSteps: nextSteps(findings, answers, dependencies),
    projectCheck: systemChecks(packages.manager, findings.entry, interpreter.program),
    review: (texts) => reviewOf(findings, answers, texts),
    checkPlannedFiles: askPython,
  };
}

function reviewOf(findings: Findings, answers: Answers, texts: Texts): Review {
  const place = plannedView(findings.place, texts);
  const { wrong, elsewhere, doubts } = effectsOf(place, flagsAsked(findings, answers));
  if (answers.production !== true) return { blocked: wrong, findings: [], notes: elsewhere, unknown: doubts };
  const found = productionFindings(place, findings.servers);
  return { blocked: wrong, findings: found, notes: [], unknown: [] };
}

/** From the end of the file to its beginning, as far as may be: so the lines that a refusal names are those on disk. */
function settingsChanges(findings: Findings, answers: Answers): Change[] {
  const { place, subclasses, envPlace, servers } = findings;
  const { graph, entry, file } = place;
  const insecureFile = isInsecureDev(answers) ? developmentModule(place) : undefined;
  const corrected = new Set(
    [entry, insecureFile ?? entry, ...filesWithLastWord(place)].filter((module) => module !== file),
  );
  const wanted = (module: string): CookieFlag => {
    if (module === insecureFile) return 'insecure';
    if (!isDevelopmentOnly(place, servers, module)) return 'secure';
    return answers.production === true ? 'as it is' : 'as the user set it';
  };
  const at = (name: string) => viewOf(place, definitionFileOf(graph, entry, name) ?? file);
  return [
    configureSession(place, answers, insecureFile === file ? 'insecure' : 'secure'),
    ...[...corrected].map((module) =>
      correctOverrides(correctedView(place, module), answers, wanted(module)),
    ),
    followInAuthConfig(place, insecureFile === file),
    ...[...corrected].map((module) => changeAuthConfig(correctedView(place, module), wanted(module))),
    addMiddleware(at('MIDDLEWARE'), answers, subclasses),
    addApps(at('INSTALLED_APPS'), answers),
    ...(addsLoader(findings, answers) ? [loadEnvFile(place)] : []),
    setSecret(viewOf(place, secretFile(place)), answers, envPlace),
    reportOverrides(place),
  ];
}

/** The files of the graph that set the engine or the flag of the cookie. */
function filesWithLastWord({ graph, entry }: SettingsView): string[] {
  const scope = scopeOf(graph, entry);
  return ['SESSION_ENGINE', SECURE].flatMap((name) => bindingsIn(scope, name)).map(({ file }) => file);
}

/** A development module that manage.py does not name is judged by itself. */
function correctedView(place: SettingsView, module: string): SettingsView {
  const isInChain = scopeOf(place.graph, place.entry).some(({ file }) => file === module);
  return viewOf({ graph: place.graph, entry: isInChain ? place.entry : module }, module);
}

function envChanges(findings: Findings, answers: Answers): Change[] {
  const { envFile } = findings;
  return envFile !== undefined && usesEnvFile(findings, answers) && !isUnreadAndCommitted(findings)
    ? envFileChanges(envFile, answers, [SECRET_VARIABLE], secretKeyOf(findings.place))
    : [];
}

function requirementsChanges({ packages }: Findings, answers: Answers, missing: readonly string[]): Change[] {
  const target = answers.install ? declarationTarget(packages) : undefined;
  return target === undefined || missing.length === 0 ? [] : [declare(target, missing)];
}

/** Whether the settings will read the secret from the environment because of this run. */
function writesExpression({ secret }: Findings, answers: Answers): boolean {
  if (isSecretInline(answers)) return false;
  return secret.kind === 'absent' || (secret.kind === 'faulty' && answers.force);
}

function addsLoader(findings: Findings, answers: Answers): boolean {
  return findings.loader === undefined && writesExpression(findings, answers);
}

/** An expression that is there already wants its variable in the file, where one is known to be read. */
function usesEnvFile(findings: Findings, answers: Answers): boolean {
  const { secret, loader } = findings;
  if (writesExpression(findings, answers)) return true;
  if (secret.kind !== 'expression' || !secret.readsVariable) return false;
  return loader !== undefined && loader.kind !== 'unknown' && loader.source.kind !== 'environment';
}
