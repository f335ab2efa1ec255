import {
  addToList,
  editedList,
  objectOfMember,
  replaceInList,
  type EditSession,
  type Node,
  type ObjectMember,
  type TypeScriptStyle,
} from '../../../languages/typescript/index.js';
import type { Answers } from '../../../model/options.js';
import { SEVERAL_STAY, whyNotMoved, type EnvFile } from '../../../session/index.js';
import { isSecretMoved } from '../../../session/questions.js';
import { manualStep } from '../blocks.js';
import type { NestApp } from '../project/app.js';
import {
  movedSecret,
  secretSource,
  secretTask,
  type SecretSource,
} from '../../../session/typescript/secret-source.js';
import { sessionOptions, type ConfigOptions } from '../project/wristband-config.js';
import { secretMember, withoutSecret } from './config-blocks.js';
import type { Behaviour, Remarks } from '../../../session/typescript/file-change.js';
import { moveLiterals } from './several-secrets.js';

/** Makes sure that the session's options have a good secret; one that is there is never changed. */
export function setSecret({ config, envFile }: NestApp, answers: Answers): Behaviour {
  return {
    ...secretTask(answers),
    manual: (style) => manual(style, answers),
    apply(session) {
      const options = sessionOptions(session.parsed);
      if (options === undefined) return undefined;
      const source = secretSource(options.object);
      if (source.kind !== 'none') {
        const blocked = moveSecret(session, source, answers, envFile);
        if (blocked !== undefined) return blocked;
        return keepOrReplace(session, source, answers, config.file);
      }
      addSecret(session, options, answers);
      return undefined;
    },
  };
}

/** Blocks where there is no file for it. */
function moveSecret(
  session: EditSession,
  source: SecretSource,
  answers: Answers,
  envFile: EnvFile | undefined,
): Remarks | undefined {
  if (source.kind !== 'literal' || movedSecret(source, answers) === undefined) return undefined;
  const reason = whyNotMoved(envFile);
  if (reason !== undefined) return { blocked: { reason, line: source.member.getStartLineNumber() } };
  moveLiterals(session, source, 'secret-getter');
  return undefined;
}

function keepOrReplace(
  session: EditSession,
  source: Exclude<SecretSource, { kind: 'none' }>,
  answers: Answers,
  file: string,
): Remarks {
  switch (source.kind) {
    case 'environment':
      return {};
    case 'unknown':
      return kept(
        "The session options are built in a way that can't be followed: make sure that they set secrets.",
        file,
      );
    case 'own':
      return kept('secrets is a custom expression, and was left unchanged.', file, source.member);
    case 'too early':
      return replaceWithConsent(session, source.member, answers, {
        reason:
          'secrets reads process.env when the file is imported, which is before ConfigModule loads the env file.',
        consent: 'replace secrets with a getter that reads the variable when the application starts',
      });
    case 'literal': {
      // A good one stays. Where git tracks the file it is left to do by hand, in check and in a run.
      if (source.fault === undefined) {
        const stay = isSecretMoved(answers) && source.literals.length > 1;
        return stay ? kept(SEVERAL_STAY, file, source.member) : {};
      }
      return replaceWithConsent(session, source.member, answers, {
        reason: `secrets is already set, but it is ${source.fault}.`,
        consent: `replace secrets (${source.fault})`,
      });
    }
  }
}

function addSecret(session: EditSession, { addTo }: ConfigOptions, answers: Answers): void {
  if (addTo === undefined) throw new Error('Options without secrets were found, but not their object.');
  const list = editedList(session, addTo);
  addToList(session, list, list.elements.length, secretMember(session.style, answers));
}

function replaceWithConsent(
  session: EditSession,
  member: ObjectMember,
  answers: Answers,
  found: { readonly reason: string; readonly consent: string },
): Remarks {
  if (!answers.force) return { blocked: { ...found, line: member.getStartLineNumber() } };
  const list = editedList(session, objectOfMember(member));
  replaceInList(session, list, member, secretMember(session.style, answers));
  return {};
}

function manual(style: TypeScriptStyle, answers: Answers): string {
  return manualStep("Add this to the session's options:", `${secretMember(style, withoutSecret(answers))},`);
}

function kept(message: string, file: string, node?: Node): Remarks {
  const line = node === undefined ? {} : { line: node.getStartLineNumber() };
  return { notes: [{ message, file, ...line }] };
}
