import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../model/secret.js';
import type { Finding, Note } from '../../model/change.js';
import type { Answers } from '../../model/options.js';
import { containerSteps } from '../../session/containers.js';
import { keptSteps, movedStep, NEW_SECRET, secretStep } from '../../session/index.js';
import { listed } from '../../model/words.js';
import { unsetSteps } from '../../session/unset.js';
import { weakLiterals } from '../../session/weak-secrets.js';
import { isInsecureDev } from '../../session/questions.js';
import { manualStep } from './blocks.js';
import { loginFlag } from './changes/config-blocks.js';
import { memberLines } from './changes/env-schema.js';
import { oldPackageFinding } from './changes/package-versions.js';
import type { Detected } from './detect.js';
import { missingDependencies, raiseCommand } from './packages/dependencies.js';
import type { Manifest } from '../../languages/node/manifest.js';
import type { NestApp } from './project/app.js';
import { runSteps } from '../../session/typescript/starts.js';
import { movedSecret, readsPrevious, secretLocation } from '../../session/typescript/secret-source.js';
import type { EnvValidation, Schema } from './project/env-validation.js';
import { at } from '../../session/typescript/search.js';
import { CLIENT_VARIABLES, sdk } from './sdk.js';

/** What the user should know about what was found. */
export function projectNotes(detected: Detected): Note[] {
  const { app, others } = detected;
  const unseen =
    'Found no configuration of the Wristband SDK, but not every file was searched. If there is one, import it in the root module and rerun.';
  const other = 'This creates a NestJS application from another class, which gets no session from this run.';
  return [
    ...(app.config.sure ? [] : [{ message: unseen }]),
    ...others.map((file) => ({ message: other, file })),
    ...globalModuleNotes(app),
    ...environmentNotes(detected),
  ];
}

/** What is left to do for a person, in order. */
export function nextSteps(detected: Detected, answers: Answers): string[] {
  const { app } = detected;
  return [
    ...validationFindings(detected, answers).map(
      ({ manual = '', ...found }) => `${at({ file: app.imports.file, ...found })}: ${manual}`,
    ),
    ...(movedSecret(app.config.secret, answers) === undefined
      ? []
      : [movedStep(app.config.file, detected.isSecretTracked)]),
    ...aboutSecret(app, answers),
    ...stepsOfContainers(detected, answers),
    ...runSteps(detected.starts, neededNames(app, answers), 'Set them before the module is created:'),
    ...(isInsecureDev(answers) ? loginSteps(app) : []),
    ...(isInsecureDev(answers) ? ['Rerun with --no-insecure-dev before you deploy.'] : []),
    `Continue with Wristband's guide for NestJS: create the auth guard.\n${sdk.nextPage}`,
  ];
}

/** The same for as long as it is left: nobody is told of variables that may be set where nobody sees it. */
export function openSteps({ app, unset }: Detected): string[] {
  return unset.sure || !app.config.exists ? unsetSteps(unset) : [];
}

/** The containers need all that the env file holds for the application. */
function stepsOfContainers({ app, containers }: Detected, answers: Answers): string[] {
  const names = neededNames(app, answers);
  return containers === undefined || names.length === 0 ? [] : containerSteps(containers, listed(names));
}

/** The variables that a new configuration reads besides the secret. */
export function clientVariables({ config, ownAuth }: NestApp): readonly string[] {
  return config.exists || ownAuth ? [] : CLIENT_VARIABLES;
}

/** The login's cookie follows the session's, where the application configures it itself. */
function loginSteps({ ownAuth, survey }: NestApp): string[] {
  if (!ownAuth) return [];
  return survey.wired
    .filter(({ name, options }) => name === sdk.authModule && options === 'own')
    .map(
      (use) => `For development, add ${loginFlag.option}: true to the options of ${use.name} in ${at(use)}.`,
    );
}

/** From NestJS 11 on the middleware of global modules runs before that of all others, the root module's included. */
function globalModuleNotes({ major, root, survey }: NestApp): Note[] {
  if (major < 11 || root.isGlobal) return [];
  return survey.globalModules
    .filter(({ file }) => file !== root.file)
    .map(({ name, file, line }) => ({
      message: `NestJS ${major} runs the middleware of ${name}, a global module, before the session: it must not read req.session.`,
      file,
      ...(line === undefined ? {} : { line }),
    }));
}

/** About the way the application reads its environment. */
function environmentNotes({ app, rootImports, isSecretSet }: Detected): Note[] {
  if (rootImports === undefined) return [];
  const isNoted = app.envFile === undefined && isSecretSet;
  return isNoted ? [{ message: noEnvFile(app), ...whereConfigured(app) }] : [];
}

/** What is older than the SDK supports, unless the command that adds packages raises it. */
export function oldPackageFindings({ app, packages, old }: Detected, { install }: Answers): Finding[] {
  const { missing } = missingDependencies(app.manifest, app.major, packages, old);
  if (install && missing.length > 0) return [];
  return old
    .filter(({ compiles }) => compiles)
    .map((one) => oldPackageFinding(one, raiseCommand(one.name, app.major, packages)));
}

/** A secret that no env file and no variable holds is left to do by hand. */
export function secretFindings({ app, rootImports, isSecretSet }: Detected, answers: Answers): Finding[] {
  const isNeeded = secretLocation(app.config.secret, answers) === 'environment';
  if (rootImports === undefined || !isNeeded || isSecretSet || app.envFile !== undefined) return [];
  return [
    {
      message: `${noEnvFile(app)} Can't tell whether ${SECRET_VARIABLE} is set.`,
      ...whereConfigured(app),
      manual: `Set ${SECRET_VARIABLE} to at least 32 random characters in the application's environment.`,
    },
  ];
}

/** Secrets in the source that work, and protect nothing. */
export function weakSecretFindings({ config: { file, secret } }: NestApp, answers: Answers): Finding[] {
  if (secret?.kind !== 'literal' || secret.fault !== undefined || movedSecret(secret, answers) !== undefined)
    return [];
  const texts = secret.literals.map((literal) => literal.getLiteralText());
  return weakLiterals(texts, { file, line: secret.member.getStartLineNumber() }, 'secrets');
}

function noEnvFile({ forRoot }: NestApp): string {
  return forRoot === undefined
    ? "Can't tell what ConfigModule reads, so no env file is written."
    : "ConfigModule reads no env file here, or one that can't be determined, so none is written.";
}

function whereConfigured({ forRoot, imports }: NestApp): Pick<Note, 'file' | 'line'> {
  return forRoot ?? { file: imports.file };
}

/**
 * The variables that ConfigModule's validation does not name, where it can't be followed.
 * @param rotates whether the previous secrets will be read
 */
export function validationFindings(
  { app, named }: Detected,
  answers: Answers,
  rotates = readsPrevious(app.config.secret),
): Finding[] {
  const { validation, manifest } = app;
  if (validation === undefined || validation.schema !== undefined) return [];
  const missing = neededNames(app, answers, rotates).filter((name) => !named.has(name));
  if (missing.length === 0) return [];
  return [
    {
      message: `ConfigModule validates the environment, and its schema doesn't name ${listed(missing)}: variables that a schema drops don't reach the application.`,
      file: validation.file,
      line: validation.line,
      manual: manualStep(
        'Add them to the schema:',
        memberLines(usualSchema(manifest, validation), missing).join('\n'),
      ),
    },
  ];
}

/** The variables that the application does not start without; and that of the previous secrets where it is read. */
function neededNames(app: NestApp, answers: Answers, rotates = false): string[] {
  return [...(app.ownAuth ? [] : app.config.clientVariables), ...secretNames(app, answers, rotates)];
}

function secretNames({ config }: NestApp, answers: Answers, rotates: boolean): string[] {
  if (rotates) return [SECRET_VARIABLE, PREVIOUS_VARIABLE];
  return secretLocation(config.secret, answers) === 'environment' ? [SECRET_VARIABLE] : [];
}

/** In the words of the library that the project has; a package of others may bring Joi along. */
function usualSchema(
  { declared }: Manifest,
  { byOption }: Pick<EnvValidation, 'byOption'>,
): Pick<Schema, 'kind' | 'owner'> {
  if (declared['zod'] !== undefined) return { kind: 'zod', owner: 'z' };
  if (declared['valibot'] !== undefined) return { kind: 'valibot', owner: 'v' };
  if (byOption || declared['joi'] !== undefined) return { kind: 'joi', owner: 'Joi' };
  if (declared['yup'] !== undefined && declared['class-validator'] === undefined)
    return { kind: 'yup', owner: 'yup' };
  return { kind: 'class-validator', owner: '' };
}

function aboutSecret(app: NestApp, answers: Answers): string[] {
  const location = secretLocation(app.config.secret, answers);
  if (location === 'source') return [`Don't commit ${app.config.file} while it contains the secret.`];
  if (location === 'own') return [];
  const kept = app.envFile === undefined ? [] : keptSteps(app.envFile, NEW_SECRET.node);
  return [...kept, secretStep(app.envFile !== undefined)];
}
