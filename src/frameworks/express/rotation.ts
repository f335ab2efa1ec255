import { generatedStyle, type TypeScriptStyle } from '../../languages/typescript/index.js';
import type { BlockedResult } from '../../model/change.js';
import type { ChangeSet, RotationStep } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { NEW_SECRET } from '../../session/index.js';
import { refuseRotation, rotateSecret } from '../../session/rotation.js';
import { cookieAgeOf } from '../../session/typescript/cookie-age.js';
import { stepsByHand } from '../../session/rotation-steps.js';
import { changeFile } from '../../session/typescript/file-change.js';
import { hiddenSecrets, readsPrevious } from '../../session/typescript/secret-source.js';
import { blockLateLoading, isLoadedLate } from './changes/loading.js';
import { readSeveralSecrets, severalByHand } from './changes/several-secrets.js';
import type { Detected } from './detect.js';
import type { ExpressApp } from './project/app.js';

/** What `rotate` does to an application, and `rotate --finish`. */
export function rotationOf({ app }: Detected, answers: Answers, step: RotationStep): ChangeSet {
  const { file, secret } = app.session;
  const age = cookieAgeOf(app.session.options);
  const inStyle = (style: TypeScriptStyle): string =>
    stepsByHand(
      NEW_SECRET.node,
      age,
      readsPrevious(secret) ? undefined : severalByHand(style, file.endsWith('ts')),
    );
  const byHand = inStyle(generatedStyle);
  const refusal = step === 'finish' ? undefined : whyNot(app, byHand);
  const late =
    step === 'begin' && secret?.kind === 'literal' && isLoadedLate(app) ? [blockLateLoading(app)] : [];
  const { changes, ...rotation } = rotateSecret(app.envFile, answers, step, {
    file,
    literals: literalsOf(app),
    byHand,
    make: NEW_SECRET.node,
    age,
    code: [
      changeFile({
        file,
        formatting: app.formatting.get(file),
        behaviours: [readSeveralSecrets(app, inStyle)],
        hides: hiddenSecrets,
      }),
    ],
  });
  return {
    ...rotation,
    changes: refusal === undefined ? [...late, ...changes] : [refuseRotation(file, refusal)],
    reads: [],
    dependencies: { missing: [], command: undefined },
  };
}

function literalsOf({ session: { secret } }: ExpressApp): string[] {
  return secret?.kind === 'literal' ? secret.literals.map((one) => one.getLiteralText()) : [];
}

function whyNot(app: ExpressApp, byHand: string): Omit<BlockedResult, 'kind'> | undefined {
  const { secret } = app.session;
  if (secret === undefined || secret.kind === 'none')
    return {
      reason: 'The session has no secret yet.',
      manual: 'Run npx create-wristband-session first to set it up.',
    };
  if (secret.kind === 'environment') return undefined;
  const line = 'member' in secret ? { line: secret.member.getStartLineNumber() } : {};
  if (secret.kind === 'literal') return readByNothing(app, line);
  return { reason: "Can't tell which secret is in use.", manual: byHand, ...line };
}

/** Without anything that reads the env file, the application would not start with the secret in it. */
function readByNothing(app: ExpressApp, line: { line?: number }): Omit<BlockedResult, 'kind'> | undefined {
  if (app.loading.kind !== 'none') return undefined;
  const path = app.envFile?.path ?? '.env';
  return {
    reason: `The secret is in the source, and nothing here reads ${path}, where it would move.`,
    manual: `Read it in the start script, as in node --env-file=${path}, and rerun.`,
    redact: literalsOf(app),
    ...line,
  };
}
