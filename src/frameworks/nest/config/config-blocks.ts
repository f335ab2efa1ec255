import { importDeclaration } from '../../../languages/typescript/imports.js';
import type { TypeScriptStyle } from '../../../languages/typescript/style.js';
import { isSecretInline } from '../../../session/questions.js';
import type { Answers } from '../../../model/types.js';
import { render, TEMPLATE_UNIT } from '../blocks.js';
import { configPackage, sdk } from '../sdk.js';

/** What names stand for in the file that gets a block. */
export interface SessionNames {
  readonly options: string;
  readonly config: string;
  readonly registerAs: string;
  readonly SessionOptions: string;
}

const usualNames: SessionNames = {
  options: 'sessionOptions',
  config: 'sessionConfig',
  registerAs: 'registerAs',
  SessionOptions: 'SessionOptions',
};

/** A whole configuration file; lines are parted by `\n`. */
export function newConfigFile(style: TypeScriptStyle, answers: Answers): string {
  const blocks = [
    [
      importDeclaration(['registerAs'], configPackage, style),
      importDeclaration(['AuthConfig', 'SessionOptions'], sdk.package, style, 'import type'),
    ].join('\n'),
    render('auth-config', style, {}),
    newSessionBlock(style, answers, usualNames),
    render('require-env', style, {}),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The session's options and their registration. */
export function newSessionBlock(style: TypeScriptStyle, answers: Answers, names: SessionNames): string {
  const member = secretMember({ ...style, unit: TEMPLATE_UNIT }, answers) + (style.trailingComma ? ',' : '');
  return registrationBlock(style, answers, names, member.split('\n'));
}

/** The registration alone, for options that are there already. */
export function registrationBlock(
  style: TypeScriptStyle,
  answers: Answers,
  names: SessionNames,
  secret: readonly string[] = [],
): string {
  return render('session-config', style, { ...names, secret, spread: !isSecretInline(answers) });
}

/** The `secrets` member of the session's options: a getter of the environment, or the secret itself. */
export function secretMember(style: TypeScriptStyle, answers: Answers): string {
  return isSecretInline(answers)
    ? render('secret-literal', style, { secret: answers.secret })
    : render('secret-getter', style, {});
}

/** For manual steps: they are shown, and a secret must not be. */
export function withoutSecret(answers: Answers): Answers {
  return { ...answers, secret: '<at least 32 random characters>' };
}
