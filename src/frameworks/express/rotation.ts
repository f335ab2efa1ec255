import type { ChangeSet, RotationStep } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { NEW_SECRET } from '../../session/index.js';
import { refuseRotation } from '../../session/rotation.js';
import { hiddenSecrets } from '../../session/typescript/secret-source.js';
import type { Detected } from './detect.js';

/** What `rotate` does to an application, and `rotate --finish`: it says how it is done by hand. */
export function rotationOf({ app }: Detected, _answers: Answers, step: RotationStep): ChangeSet {
  const manual =
    step === 'finish'
      ? 'Remove all secrets but the first from the options of the session.'
      : `Set secrets to a list: a new secret first, then the one in use. A new one: ${NEW_SECRET.node}`;
  const { secret } = app.session;
  const redact =
    secret?.kind === 'literal' ? hiddenSecrets({ file: secret.member.getSourceFile(), text: '' }) : [];
  return {
    changes: [
      refuseRotation(app.session.file, {
        reason: 'Express applications are rotated by hand.',
        manual,
        redact,
      }),
    ],
    reads: [],
    dependencies: { missing: [], command: undefined },
    nextSteps: [],
    rotation: { step, cookieAge: undefined },
  };
}
