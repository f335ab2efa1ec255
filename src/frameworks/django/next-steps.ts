import { isInsecureDev, isSecretInline } from '../../session/questions.js';
import { SECRET_VARIABLE } from '../../secret.js';
import type { Answers } from '../../types.js';
import type { Findings } from './findings.js';
import { requirementsTarget } from './packages/install.js';

/** What is left to do by hand, in the order of doing it. */
export function nextSteps(findings: Findings, answers: Answers, missing: readonly string[]): string[] {
  return [
    ...declareSteps(findings, answers, missing),
    ...environmentSteps(findings, answers),
    ...(isSecretInline(answers) && findings.secret.kind === 'absent'
      ? [`Do not commit ${findings.place.file} as long as it holds the secret.`]
      : []),
    `Give production a ${SECRET_VARIABLE} of its own, in its environment.`,
    ...(isInsecureDev(answers)
      ? ['Run this again without --insecure-dev before the settings go to production.']
      : []),
    "Go on with Wristband's guide for Django: create the authentication endpoints.",
  ];
}

/** pip installs, but declares nothing. */
function declareSteps({ packages }: Findings, answers: Answers, missing: readonly string[]): string[] {
  const isDeclared = answers.install && requirementsTarget(packages) !== undefined;
  if (missing.length === 0 || isDeclared || (packages.manager ?? 'pip') !== 'pip') return [];
  const where =
    packages.manager === undefined ? 'in a requirements.txt' : 'where this project declares its dependencies';
  return [`Declare ${missing.join(' and ')} ${where}.`];
}

/** Nothing in the settings reads a file: whoever starts Django hands the variables over. */
function environmentSteps({ loader, envFile, entry }: Findings, answers: Answers): string[] {
  if (isSecretInline(answers) || loader === undefined || loader.kind === 'unclear' || envFile === undefined)
    return [];
  if (loader.source.kind !== 'environment') return [];
  const whom = entry.loadsEnvFile ? 'Only manage.py reads' : 'The settings read no file like';
  return [`${whom} ${envFile.path}: put ${SECRET_VARIABLE} into the environment that starts Django.`];
}
