import { SyntaxKind, type Node, type ObjectLiteralElementLike } from 'ts-morph';
import { editTypeScript } from '../../../languages/typescript/edit.js';
import { addToList, replaceInList } from '../../../languages/typescript/lists.js';
import type { ParsedTypeScript } from '../../../languages/typescript/parse.js';
import { styleOf, type TypeScriptStyle } from '../../../languages/typescript/style.js';
import { isSecretInline } from '../../../session/questions.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { Answers, Change, ChangeResult } from '../../../model/types.js';
import type { NestApp } from '../app.js';
import { manualStep } from '../blocks.js';
import { secretMember, withoutSecret } from '../config/config-blocks.js';
import { readWristbandConfig, type Registration } from '../config/registrations.js';
import { homeOf, returnedObject } from '../config/returned-options.js';
import { secretSource, type SecretSource } from '../config/secret-source.js';
import { editing } from './editing.js';

/** Makes sure that the session's options have a good secret; one that is there is never changed. */
export function setSecret(app: NestApp, answers: Answers): Change {
  return editing({
    title: isSecretInline(answers)
      ? 'set secrets (the value is not shown)'
      : `read secrets from ${SECRET_VARIABLE}`,
    file: app.config.file,
    manual: (style) => manual(style, answers),
    edit(parsed) {
      const { session } = readWristbandConfig(parsed);
      if (session === undefined) return parsed.text;
      const source = secretSource(session);
      if (source.kind === 'none') return addSecret(parsed, session, answers);
      return judge(parsed, source, answers, app.config.file);
    },
  });
}

function judge(
  parsed: ParsedTypeScript,
  source: Exclude<SecretSource, { kind: 'none' }>,
  answers: Answers,
  file: string,
): ChangeResult {
  switch (source.kind) {
    case 'environment':
      return { kind: 'unchanged' };
    case 'unknown':
      return kept(
        'The session options are built in a way that cannot be read: make sure that they set secrets.',
        file,
      );
    case 'own':
      return kept('secrets is an expression of yours: kept as it is.', file, source.member);
    case 'too early':
      return replaceWithConsent(parsed, source.member, answers, {
        reason:
          'secrets reads process.env when the file is imported, which is before ConfigModule loads the env file.',
        consent: 'replace secrets by a getter that reads the variable when the application starts',
      });
    case 'literal': {
      const redact = source.fault === 'a placeholder' ? [] : source.literals.map(secretText);
      if (source.fault === undefined) return { kind: 'unchanged', redact };
      return replaceWithConsent(parsed, source.member, answers, {
        reason: `secrets is there already, but it is ${source.fault}.`,
        consent: `replace secrets (${source.fault})`,
        redact,
      });
    }
  }
}

function addSecret(parsed: ParsedTypeScript, session: Registration, answers: Answers): string {
  const object = returnedObject(session.call);
  if (object === undefined) throw new Error('Options without secrets were found, but not their object.');
  const style = styleOf(parsed);
  const home = homeOf(object);
  const edits = addToList(
    parsed.text,
    home,
    home.getProperties().length,
    secretMember(style, answers),
    style,
  );
  return editTypeScript(parsed.text, edits);
}

function replaceWithConsent(
  parsed: ParsedTypeScript,
  member: ObjectLiteralElementLike,
  answers: Answers,
  found: { readonly reason: string; readonly consent: string; readonly redact?: readonly string[] },
): ChangeResult {
  const { redact = [] } = found;
  const style = styleOf(parsed);
  if (!answers.force) {
    return { kind: 'blocked', ...found, line: member.getStartLineNumber(), manual: manual(style, answers) };
  }
  const object = member.getParentIfKindOrThrow(SyntaxKind.ObjectLiteralExpression);
  const edits = replaceInList(parsed.text, object, member, secretMember(style, answers), style);
  return { kind: 'changed', text: editTypeScript(parsed.text, edits), redact };
}

function manual(style: TypeScriptStyle, answers: Answers): string {
  return manualStep(
    "Give the session's options this member:",
    `${secretMember(style, withoutSecret(answers))},`,
  );
}

function kept(message: string, file: string, node?: Node): ChangeResult {
  const line = node === undefined ? {} : { line: node.getStartLineNumber() };
  return { kind: 'unchanged', notes: [{ message, file, ...line }] };
}

/** A short secret is hidden with its quotes, so that no other text which happens to be equal is hidden with it. */
function secretText(literal: { getLiteralText(): string; getText(): string }): string {
  const value = literal.getLiteralText();
  return value.length < 16 ? literal.getText() : value;
}
