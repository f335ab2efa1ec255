import type { BlockedResult, Change } from '../model/change.js';
import type { ChangeSet, RotationStep } from '../model/framework.js';
import type { Answers } from '../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../model/secret.js';
import { whyNotMoved } from './env-file.js';
import { ignoreEnvFile } from './index.js';
import { whatItIs } from './keeper.js';
import { finishInEnvFile, rotateInEnvFile, type Rotated } from './rotation-env-file.js';
import { type CookieAge, finishWarning, productionSteps } from './rotation-steps.js';
import type { EnvFile } from './survey.js';

/** What a framework knows of the secret that is rotated. */
export interface RotatedSecret extends Rotated {
  /** The file that has the secret, or the code that reads it. */
  readonly file: string;
  /** A command that prints a good secret. */
  readonly make: string;
  readonly age: CookieAge;
  /** The changes that make the application read several secrets. */
  readonly code: readonly Change[];
}

/** What is the same in every framework. */
type RotationInEnvFile = Pick<ChangeSet, 'changes' | 'nextSteps' | 'nothingToDo' | 'rotation'>;

/** @param envFile undefined where none is known that the application reads */
export function rotateSecret(
  envFile: EnvFile | undefined,
  answers: Answers,
  step: RotationStep,
  secret: RotatedSecret,
): RotationInEnvFile {
  const { make, age } = secret;
  const rotation = { step, cookieAge: age.seconds };
  if (step === 'finish')
    return {
      rotation,
      changes: endOf(envFile, secret),
      nextSteps: [`Remove ${PREVIOUS_VARIABLE} in production, too, if you haven't yet.`],
      nothingToDo: nothingToFinish(envFile),
    };
  const unseen = secret.literals.length > 0 ? whyNotMoved(envFile) : whyUnseen(envFile);
  const changes =
    envFile === undefined || unseen !== undefined
      ? [refuseRotation(secret.file, { reason: unseen ?? '', manual: secret.byHand })]
      : [ignoreEnvFile(envFile), rotateInEnvFile(envFile, answers, secret), ...secret.code];
  const seen =
    secret.literals.length === 0
      ? []
      : [
          `Anyone who has seen ${secret.file}, or its history in git, knows the previous secret: finish as soon as you can.`,
        ];
  return { rotation, changes, nextSteps: [...productionSteps(make, age), ...seen] };
}

/** A rotation that can't be made here, whatever the files hold. */
export function refuseRotation(file: string, blocked: Omit<BlockedResult, 'kind'>): Change {
  return { title: `rotate ${SECRET_VARIABLE}`, file, run: () => ({ kind: 'blocked', ...blocked }) };
}

/** Several secrets in the source are ended there, by who has put them there. */
function endOf(envFile: EnvFile | undefined, { file, literals, age }: RotatedSecret): Change[] {
  if (literals.length > 1) {
    const reason = 'The secrets are in the source.';
    const manual = `Remove all but the first. To move them to the environment first, rotate them once more.`;
    return [refuseRotation(file, { reason, manual, redact: literals })];
  }
  if (envFile === undefined || envFile.keeper !== undefined) return [];
  return [finishInEnvFile(envFile, finishWarning(age))];
}

/** Why the secret in use can't be seen, whatever is in the file. */
function whyUnseen(envFile: EnvFile | undefined): string | undefined {
  if (envFile === undefined)
    return 'The application reads no known env file, so the secret in use is unknown.';
  if (envFile.keeper === undefined) return undefined;
  return `Can't read the secret in use: ${envFile.path} ${whatItIs(envFile.keeper)}.`;
}

function nothingToFinish(envFile: EnvFile | undefined): string {
  if (envFile?.keeper !== undefined)
    return `Nothing to finish here. Remove ${PREVIOUS_VARIABLE} where ${envFile.path} is kept: it ${whatItIs(envFile.keeper)}.`;
  const where = envFile === undefined ? 'in no env file of this project' : `not in ${envFile.path}`;
  return `Nothing to finish: ${PREVIOUS_VARIABLE} is ${where}.`;
}
