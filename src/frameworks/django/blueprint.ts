import { envFileTransforms } from '../../session/index.js';
import { isSecretInline } from '../../session/questions.js';
import { SECRET_VARIABLE } from '../../secret.js';
import type { Answers, Blueprint, Transform } from '../../types.js';
import type { Findings } from './findings.js';
import { nextSteps } from './next-steps.js';
import { dependenciesFor, missingPackages, requirementsTarget } from './packages/install.js';
import { systemChecks } from './own-check.js';
import { askPython } from './second-opinion.js';
import { DOTENV_PACKAGE, SDK_PACKAGE } from './settings/names.js';
import { addApps } from './transforms/apps.js';
import { loadEnvFile } from './transforms/env-loader.js';
import { addMiddleware } from './transforms/middleware.js';
import { refuse } from './transforms/refuse.js';
import { declareRequirements } from './transforms/requirements.js';
import { setSecret } from './transforms/secret.js';
import { configureSession } from './transforms/session-settings.js';
import { followInAuthConfig } from './transforms/wristband-auth.js';

export function blueprintOf(findings: Findings, answers: Answers): Blueprint {
  const { packages, place, refusal, settings } = findings;
  const usesDotenv = findings.loader?.kind === 'dotenv' || addsLoader(findings, answers);
  const needed = usesDotenv ? [SDK_PACKAGE, DOTENV_PACKAGE] : [SDK_PACKAGE];
  const missing = missingPackages(packages, needed);
  const dependencies = dependenciesFor(packages, missing, answers, place.app);
  const transforms =
    refusal === undefined
      ? [
          ...settingsTransforms(findings, answers),
          ...envTransforms(findings, answers),
          ...requirementsTransforms(findings, answers, missing),
        ]
      : [refuse(refusal, settings, answers)];
  return {
    transforms,
    reads: [],
    dependencies,
    nextSteps: nextSteps(findings, answers, missing),
    ownCheck: systemChecks(packages.manager),
    secondOpinion: askPython,
  };
}

/** From the end of the file to its beginning, as far as may be: so the lines that a refusal names are those on disk. */
function settingsTransforms(findings: Findings, answers: Answers): Transform[] {
  const { place, subclasses, envPlace } = findings;
  return [
    configureSession(place.file, answers),
    followInAuthConfig(place.file, answers),
    addMiddleware(place.file, answers, subclasses),
    addApps(place.file, answers),
    ...(addsLoader(findings, answers) ? [loadEnvFile(place)] : []),
    setSecret(place, answers, envPlace),
  ];
}

function envTransforms(findings: Findings, answers: Answers): Transform[] {
  const { envFile } = findings;
  return envFile !== undefined && usesEnvFile(findings, answers)
    ? envFileTransforms(envFile, answers, [SECRET_VARIABLE])
    : [];
}

function requirementsTransforms(
  { packages }: Findings,
  answers: Answers,
  missing: readonly string[],
): Transform[] {
  const target = answers.install ? requirementsTarget(packages) : undefined;
  return target === undefined || missing.length === 0 ? [] : [declareRequirements(target.path, missing)];
}

/** Whether the settings will read the secret from the environment because of this run. */
function writesExpression({ secret }: Findings, answers: Answers): boolean {
  if (isSecretInline(answers)) return false;
  return secret.kind === 'absent' || (secret.kind === 'faulty literal' && answers.force);
}

function addsLoader(findings: Findings, answers: Answers): boolean {
  return findings.loader === undefined && writesExpression(findings, answers);
}

/** An expression that is there already wants its variable in the file, where one is known to be read. */
function usesEnvFile(findings: Findings, answers: Answers): boolean {
  const { secret, loader } = findings;
  if (writesExpression(findings, answers)) return true;
  if (secret.kind !== 'expression' || !secret.readsVariable) return false;
  return loader !== undefined && loader.kind !== 'unclear' && loader.source.kind !== 'environment';
}
