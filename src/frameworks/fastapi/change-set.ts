import type { Change } from '../../model/change.js';
import type { ChangeSet } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { envFileChanges, NEW_SECRET } from '../../session/index.js';
import { isInsecureDev, isSecretInline, keepsCookies } from '../../session/questions.js';
import { checkWithPython } from '../../session/python/cpython-check.js';
import { declarePackages } from '../../session/python/packages/declare.js';
import {
  declarationTarget,
  dependenciesFor,
  missingPackages,
} from '../../session/python/packages/install.js';
import { DOTENV_PACKAGE } from '../../session/python/packages/requirements-file.js';
import { checkSdkVersion } from '../../session/python/packages/sdk-version.js';
import { unsetNotes, unsetSteps } from '../../session/unset.js';
import type { FastapiApp } from './app.js';
import { followInAuthConfig } from './changes/auth-config.js';
import { secureCode } from './changes/cookie-flag.js';
import { loadEnvFile } from './changes/env-loader.js';
import { addFields } from './changes/fields.js';
import { setInsecureVariable } from './changes/insecure-variable.js';
import { checkOrder } from './changes/order.js';
import { otherSession } from './changes/other-session.js';
import { keepCookie, keepSecret } from './changes/present-session.js';
import { addSession } from './changes/session-middleware.js';
import { unsuppliedFindings } from './changes/unsupplied.js';
import { nextSteps } from './next-steps.js';
import { movedSecret } from './project/secret.js';
import { INSECURE_VARIABLE } from './sdk.js';
import { syntaxCheck } from './verification.js';

/** All that is done to a FastAPI application, with the answers that were given. */
export function changeSetOf(app: FastapiApp, answers: Answers): ChangeSet {
  const { packages, view } = app;
  const needed = [
    packages.sdk.name,
    ...(addsLoader(app, answers) || loadsByDotenv(app) ? [DOTENV_PACKAGE] : []),
  ];
  const missing = missingPackages(packages, needed);
  const dependencies = dependenciesFor(packages, missing, answers, app.installer);
  return {
    changes: [
      ...checkSdkVersion(packages, view.file),
      ...codeChanges(app, answers),
      ...envChanges(app, answers),
      ...requirementsChanges(app, answers, missing),
    ],
    reads: [...view.graph.modules.keys(), ...app.envClasses.keys()],
    dependencies,
    openSteps: app.unset.sure ? unsetSteps(app.unset) : [],
    nextSteps: nextSteps(app, answers, dependencies, readsVariable(app, answers)),
    projectCheck: syntaxCheck(app),
    review: () => ({
      blocked: [],
      findings: [],
      notes: [],
      unknown: answers.production === true ? [] : unsetNotes(app.unset),
      detected: {
        findings: answers.production !== true && readsVariable(app, answers) ? unsuppliedFindings(app) : [],
      },
    }),
    checkPlannedFiles: checkWithPython,
  };
}

/** From the end of the file to its beginning: so the lines that a blocked change names are those on disk. */
function codeChanges(app: FastapiApp, answers: Answers): Change[] {
  return [
    addSession(app, answers),
    otherSession(app, answers),
    ...(app.isWired ? [keepCookie(app, answers), keepSecret(app, answers), checkOrder(app)] : []),
    ...followInAuthConfig(app, answers),
    ...(addsLoader(app, answers) ? [loadEnvFile(app)] : []),
    ...(readsVariable(app, answers) ? addFields(app, SECRET_VARIABLE) : []),
    ...(usesInsecureVariable(app, answers) ? addFields(app, INSECURE_VARIABLE) : []),
  ];
}

function envChanges(app: FastapiApp, answers: Answers): Change[] {
  const { envFile, secret } = app;
  if (envFile === undefined) return [];
  const insecure = keepsCookies(answers)
    ? []
    : [setInsecureVariable(envFile, usesInsecureVariable(app, answers))];
  if (!readsVariable(app, answers)) return answers.production === true ? [] : insecure;
  return [
    ...envFileChanges(envFile, answers, {
      names: [SECRET_VARIABLE],
      make: NEW_SECRET.python,
      isRead: secret.kind === 'expression' && secret.readsVariable,
      moved: movedSecret(secret, answers),
      isParted: secret.kind === 'expression' && secret.isParted,
    }),
    ...(answers.production === true ? [] : insecure),
  ];
}

function requirementsChanges(
  { packages }: FastapiApp,
  answers: Answers,
  missing: readonly string[],
): Change[] {
  const target = answers.install ? declarationTarget(packages) : undefined;
  return target === undefined || missing.length === 0 ? [] : [declarePackages(target, missing, packages.sdk)];
}

/** Whether the code will read the secret from the environment because of this run. */
function writesExpression({ secret }: FastapiApp, answers: Answers): boolean {
  if (isSecretInline(answers)) return false;
  if (movedSecret(secret, answers) !== undefined) return true;
  return secret.kind === 'absent' || (secret.kind === 'faulty' && answers.force);
}

/** Whether the code needs the variable, once the run is over. */
function readsVariable(app: FastapiApp, answers: Answers): boolean {
  const { secret } = app;
  if (secret.kind === 'expression') return secret.readsVariable && !secret.isRandom;
  return writesExpression(app, answers);
}

function addsLoader(app: FastapiApp, answers: Answers): boolean {
  const isForSecret = writesExpression(app, answers);
  return (
    app.reading.lacksLoader &&
    app.envFile !== undefined &&
    (isForSecret || usesInsecureVariable(app, answers))
  );
}

function loadsByDotenv({ view }: FastapiApp): boolean {
  return [...view.graph.modules.values()].some(({ text }) => /\bload_dotenv\s*\(/.test(text));
}

/** Whether nothing of the project's tells development apart, so that a variable must. */
function usesInsecureVariable(app: FastapiApp, answers: Answers): boolean {
  if (!isInsecureDev(answers)) return false;
  const parsed = app.view.graph.modules.get(app.view.file);
  return parsed !== undefined && secureCode(parsed, app.reading)?.asksVariable === true;
}
