import { generatedStyle } from '../../languages/typescript/index.js';
import type { BlockedResult } from '../../model/change.js';
import type { ChangeSet, RotationStep } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { NEW_SECRET } from '../../session/index.js';
import { refuseRotation, rotateSecret } from '../../session/rotation.js';
import { cookieAgeOf } from '../../session/typescript/cookie-age.js';
import { stepsByHand } from '../../session/rotation-steps.js';
import { changeFile } from '../../session/typescript/file-change.js';
import { hiddenSecrets, readsPrevious } from '../../session/typescript/secret-source.js';
import { readSeveralSecrets, severalByHand } from './changes/several-secrets.js';
import type { Detected } from './detect.js';
import type { ExpressApp } from './project/app.js';

/** What `rotate` does to an application, and `rotate --finish`. Secrets in the source are rotated by hand. */
export function rotationOf({ app }: Detected, answers: Answers, step: RotationStep): ChangeSet {
  const { file, secret } = app.session;
  const age = cookieAgeOf(app.session.options);
  const code = readsPrevious(secret) ? undefined : severalByHand(generatedStyle, file.endsWith('ts'));
  const byHand = stepsByHand(NEW_SECRET.node, age, code);
  const refusal = step === 'finish' ? undefined : whyNot(app, byHand);
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
        behaviours: [readSeveralSecrets(app)],
        hides: hiddenSecrets,
      }),
    ],
  });
  return {
    ...rotation,
    changes: refusal === undefined ? changes : [refuseRotation(file, refusal)],
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
  if (secret.kind === 'literal')
    return { reason: 'The secret is in the source.', manual: byHand, redact: literalsOf(app), ...line };
  return { reason: "Can't tell which secret is in use.", manual: byHand, ...line };
}
