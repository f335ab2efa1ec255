import { importDeclaration, quoted, type TypeScriptStyle } from '../../../languages/typescript/index.js';
import type { Answers } from '../../../model/options.js';
import { isInsecureDev, isSecretInline } from '../../../session/questions.js';
import { levelWidth, render, TEMPLATE_UNIT } from '../blocks.js';
import type { ExpressApp } from '../project/app.js';
import { type CookieFlag, sessionFlag } from '../project/cookies.js';
import type { ModuleFormat } from '../project/module-format.js';
import { FACTORY, sdk } from '../sdk.js';

/** The local names of what a block uses, in the file that gets it. */
export interface SessionNames {
  readonly options: string;
  readonly factory: string;
  readonly create: string;
}

const usualNames: SessionNames = {
  options: 'sessionOptions',
  factory: FACTORY,
  create: sdk.createSession,
};

/** A whole file that makes the session; lines are parted by `\n`. */
export function newSessionFile(style: TypeScriptStyle, answers: Answers, app: ExpressApp): string {
  const { format } = app;
  const loads = app.loadsHere && !isSecretInline(answers) ? [loadStatement(style, format)] : [];
  const imports = [...loads, importOf([sdk.createSession], sdk.sessionPath, style, format)].join('\n');
  const exports =
    format.syntax === 'require'
      ? [`module.exports = {${style.padding}${FACTORY}${style.padding}}${style.semicolon ? ';' : ''}`]
      : [];
  return `${[imports, sessionBlock(style, answers, format, usualNames), ...exports].join('\n\n')}\n`;
}

function loadStatement(style: TypeScriptStyle, { syntax }: ModuleFormat): string {
  const path = quoted('dotenv/config', style);
  return (syntax === 'import' ? `import ${path}` : `require(${path})`) + (style.semicolon ? ';' : '');
}

/** An import, or what stands for it in CommonJS. */
export function importOf(
  names: readonly string[],
  module: string,
  style: TypeScriptStyle,
  { syntax }: Pick<ModuleFormat, 'syntax'>,
  keyword = 'const',
): string {
  if (syntax === 'import') return importDeclaration(names, module, style);
  const { padding, semicolon } = style;
  return `${keyword} {${padding}${names.join(', ')}${padding}} = require(${quoted(module, style)})${semicolon ? ';' : ''}`;
}

/** The session's options and the factory. */
export function sessionBlock(
  style: TypeScriptStyle,
  answers: Answers,
  format: ModuleFormat,
  names: SessionNames,
): string {
  const secret = secretMember(style, answers, format, TEMPLATE_UNIT);
  const members = isInsecureDev(answers) ? [secret, flagMember(sessionFlag, style)] : [secret];
  const lines = members.join(',\n') + (style.trailingComma ? ',' : '');
  return render('session', style, {
    ...names,
    members: lines.split('\n'),
    spread: !isSecretInline(answers),
    exported: format.syntax === 'import' ? 'export ' : '',
  });
}

/** The `secrets` member: a getter of the environment, or the secret itself. */
export function secretMember(
  style: TypeScriptStyle,
  answers: Answers,
  { isTypeScript }: Pick<ModuleFormat, 'isTypeScript'>,
  unit = style.unit,
): string {
  const placement = { indent: levelWidth(style), unit };
  return isSecretInline(answers)
    ? render('secret-literal', style, { secret: answers.secret }, placement)
    : render('secret-getter', style, { type: isTypeScript ? ': string' : '' }, placement);
}

/** A cookie's option for development. */
export function flagMember({ option, operator }: CookieFlag, style: TypeScriptStyle): string {
  return `${option}: process.env.NODE_ENV ${operator} ${quoted('production', style)}`;
}

/** For manual steps: they are shown, and a secret must not be. */
export function withoutSecret(answers: Answers): Answers {
  return { ...answers, secret: '<at least 32 random characters>' };
}
