import { generatedStyle } from '../../languages/typescript/index.js';
import type { BlockedResult, Change } from '../../model/change.js';
import type { ChangeSet, RotationStep } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { NEW_SECRET } from '../../session/index.js';
import { refuseRotation, rotateSecret } from '../../session/rotation.js';
import { cookieAgeOf } from '../../session/typescript/cookie-age.js';
import { stepsByHand } from '../../session/rotation-steps.js';
import { extendSchema } from './changes/env-schema.js';
import { changeFile, type Behaviour } from '../../session/typescript/file-change.js';
import { readSeveralSecrets, severalByHand } from './changes/several-secrets.js';
import type { Detected } from './detect.js';
import type { NestApp } from './project/app.js';
import { hiddenSecrets, readsPrevious } from '../../session/typescript/secret-source.js';
import { optionsOf } from './project/wristband-config.js';
import { validationFindings } from './steps.js';

/** What `rotate` does to an application, and `rotate --finish`. */
export function rotationOf(detected: Detected, answers: Answers, step: RotationStep): ChangeSet {
  const { app } = detected;
  const { file, secret } = app.config;
  const session = app.config.registered?.session;
  const age = cookieAgeOf(session && optionsOf(session).object);
  const code = readsPrevious(secret) ? undefined : severalByHand(generatedStyle);
  const byHand = stepsByHand(NEW_SECRET.node, age, code);
  const literals = secret?.kind === 'literal' ? secret.literals.map((one) => one.getLiteralText()) : [];
  const refusal = step === 'finish' ? undefined : whyNot(app, byHand);
  const { changes, ...rotation } = rotateSecret(app.envFile, answers, step, {
    file,
    literals,
    byHand,
    make: NEW_SECRET.node,
    age,
    code: codeChanges(app),
  });
  return {
    ...rotation,
    changes: refusal === undefined ? changes : [refuseRotation(file, refusal)],
    reads: [],
    dependencies: { missing: [], command: undefined },
    review: () => ({
      blocked: [],
      findings: [],
      notes: [],
      unknown: [],
      detected: { findings: step === 'finish' ? [] : validationFindings(detected, answers, true) },
    }),
  };
}

function codeChanges(app: NestApp): Change[] {
  const { validation, config, formatting } = app;
  const change = (file: string, behaviour: Behaviour) =>
    changeFile({ file, formatting: formatting.get(file), behaviours: [behaviour], hides: hiddenSecrets });
  const schema = validation?.schema;
  return [
    change(config.file, readSeveralSecrets()),
    ...(schema === undefined ? [] : [change(schema.file, extendSchema(app, schema))]),
  ];
}

/** Where the secret is in no place that it could be taken from. */
function whyNot({ config }: NestApp, byHand: string): Omit<BlockedResult, 'kind'> | undefined {
  const { secret } = config;
  // What is registered twice, or doesn't parse, blocks the edit of the file with its line.
  if (config.exists && config.registered === undefined) return undefined;
  if (secret === undefined || secret.kind === 'none')
    return {
      reason: 'The session has no secret yet.',
      manual: 'Run npx create-wristband-session first to set it up.',
    };
  if (secret.kind === 'environment' || secret.kind === 'literal') return undefined;
  const line = 'member' in secret ? { line: secret.member.getStartLineNumber() } : {};
  if (secret.kind === 'too early')
    return {
      reason:
        'secrets reads process.env when the file is imported, which is before ConfigModule loads the env file.',
      manual: 'Run npx create-wristband-session first; it says what to do.',
      ...line,
    };
  return { reason: "Can't tell which secret is in use.", manual: byHand, ...line };
}
