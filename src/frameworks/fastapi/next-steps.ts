import type { Dependencies } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { containerSteps } from '../../session/containers.js';
import { keptSteps, movedStep, NEW_SECRET, newFileSteps, secretStep } from '../../session/index.js';
import { isInsecureDev, isSecretInline } from '../../session/questions.js';
import { ciSteps, imageSteps } from '../../session/python/build-steps.js';
import { declareSteps } from '../../session/python/packages/declare-steps.js';
import type { FastapiApp } from './app.js';
import { secureCode } from './changes/cookie-flag.js';
import { movedSecret } from './project/secret.js';
import { INSECURE_VARIABLE } from './sdk.js';

const NEXT_PAGE = 'https://docs.wristband.dev/docs/fastapi-quick-start-guide';

/** What is left to do by hand, in the order of doing it. */
export function nextSteps(
  app: FastapiApp,
  answers: Answers,
  dependencies: Dependencies,
  readsVariable: boolean,
): string[] {
  const { envFile, view, secret } = app;
  return [
    ...declareSteps(app.packages, dependencies),
    ...(movedSecret(secret, answers) === undefined ? [] : [movedStep(view.file, app.isTracked)]),
    ...(envFile === undefined || isSecretInline(answers)
      ? []
      : [...newFileSteps(envFile), ...keptSteps(envFile, NEW_SECRET.python)]),
    ...(isSecretInline(answers) && secret.kind === 'absent'
      ? [`Don't commit ${view.file} while it contains the secret.`]
      : []),
    ...(readsVariable && envFile !== undefined
      ? containerSteps({ envFile: envFile.path, leftOut: app.leftOut, compose: app.compose }, SECRET_VARIABLE)
      : []),
    ...(readsVariable
      ? [...imageSteps(app.buildSteps, 'the application'), ...ciSteps(app.buildSteps, 'the application')]
      : []),
    ...insecureSteps(app, answers),
    secretStep(true),
    `Continue with Wristband's guide for FastAPI: create the authentication endpoints.\n${NEXT_PAGE}`,
  ];
}

function insecureSteps({ view, reading, envFile }: FastapiApp, answers: Answers): string[] {
  const parsed = view.graph.modules.get(view.file);
  if (!isInsecureDev(answers) || parsed === undefined) return [];
  if (secureCode(parsed, reading)?.asksVariable !== true) return [];
  const where =
    envFile === undefined ? "in development's environment" : `only in development (${envFile.path})`;
  return [
    `Cookies are sent without Secure if ${INSECURE_VARIABLE} is true: set it ${where}, never in production.`,
  ];
}
