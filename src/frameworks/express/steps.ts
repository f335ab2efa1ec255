import type { Finding, Note } from '../../model/change.js';
import type { Answers } from '../../model/options.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { containerSteps, type LeftOut } from '../../session/containers.js';
import { keptSteps, movedStep, NEW_SECRET, secretStep } from '../../session/index.js';
import { isInsecureDev } from '../../session/questions.js';
import { movedSecret, secretLocation } from '../../session/typescript/secret-source.js';
import { runSteps } from '../../session/typescript/starts.js';
import { weakLiterals } from '../../session/weak-secrets.js';
import type { Detected } from './detect.js';
import { placeForTests } from './project/starts.js';
import { sdk } from './sdk.js';

/** What the user should know about what was found. */
export function projectNotes({ app, others }: Detected): Note[] {
  const { session } = app;
  const other = 'This creates another Express application, which gets no session from this run.';
  const wired = `${sdk.createSession} is used here, and not in ${app.file}: make sure that it comes before what reads req.session.`;
  return [
    ...others.map((file) => ({ message: other, file })),
    ...(session.wiredIn === undefined ? [] : [{ message: wired, ...session.wiredIn }]),
  ];
}

/** What is left to do for a person, in order. */
export function nextSteps(
  { app, containers, starts, isSecretTracked }: Detected,
  answers: Answers,
): string[] {
  const location = secretLocation(app.session.secret, answers);
  const { envFile } = app;
  const aboutSecret =
    location === 'environment'
      ? [
          ...(envFile === undefined ? [] : keptSteps(envFile, NEW_SECRET.node)),
          ...stepsOfContainers(containers),
          ...runSteps(starts, [SECRET_VARIABLE], placeForTests(app.manifest)),
          secretStep(envFile !== undefined),
        ]
      : location === 'source'
        ? [`Don't commit ${app.session.file} while it contains the secret.`]
        : [];
  return [
    ...(movedSecret(app.session.secret, answers) === undefined
      ? []
      : [movedStep(app.session.file, isSecretTracked)]),
    ...aboutSecret,
    ...(isInsecureDev(answers)
      ? [
          'Set NODE_ENV to production where the application runs in production: its cookies are secure only then.',
        ]
      : []),
    `Continue with Wristband's guide for Express: create the auth middleware.\n${sdk.nextPage}`,
  ];
}

function stepsOfContainers(containers: LeftOut | undefined): string[] {
  return containers === undefined ? [] : containerSteps(containers, SECRET_VARIABLE);
}

/** Where nothing is known to read the env file, the application does not start until something does. */
export function loadingFindings(app: Detected['app'], answers: Answers): Finding[] {
  if (secretLocation(app.session.secret, answers) !== 'environment') return [];
  if (app.loading.kind === 'none' && !app.loadsHere) return isSupplied(app) ? [] : [readByNothing(app)];
  return app.envFile !== undefined || app.isSecretSet ? [] : [unknownFile(app)];
}

function isSupplied({ envFile }: Detected['app']): boolean {
  return envFile?.isInEnvironment === true;
}

function readByNothing({ envFile, manifest }: Detected['app']): Finding {
  const path = envFile?.path ?? '.env';
  return {
    message: `Nothing here reads ${path}, so ${SECRET_VARIABLE} may be missing when the application starts.`,
    file: manifest.path,
    manual: `Read it in the start script, as in node --env-file=${path}, or set the variable in the environment.`,
  };
}

function unknownFile({ loading: { file, line }, manifest }: Detected['app']): Finding {
  return {
    message: `Can't tell which env file is read here, so none is written and ${SECRET_VARIABLE} may be missing.`,
    file: file ?? manifest.path,
    ...(line === undefined ? {} : { line }),
    manual: `Set ${SECRET_VARIABLE} to at least 32 random characters in the application's environment.`,
  };
}

/** Secrets in the source that work, and protect nothing. */
export function weakSecretFindings(
  { session: { file, secret } }: Detected['app'],
  answers: Answers,
): Finding[] {
  if (secret?.kind !== 'literal' || secret.fault !== undefined) return [];
  if (movedSecret(secret, answers) !== undefined) return [];
  const texts = secret.literals.map((literal) => literal.getLiteralText());
  return weakLiterals(texts, { file, line: secret.member.getStartLineNumber() }, 'secrets');
}
