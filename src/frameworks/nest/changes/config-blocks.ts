import { importDeclaration, type TypeScriptStyle } from '../../../languages/typescript/index.js';
import type { Answers } from '../../../model/options.js';
import { isInsecureDev, isSecretInline } from '../../../session/questions.js';
import { levelWidth, render, TEMPLATE_UNIT } from '../blocks.js';
import { configPackage, sdk } from '../sdk.js';

/** The local names of what a block uses, in the file that gets it. */
export interface SessionNames {
  readonly options: string;
  readonly config: string;
  readonly registerAs: string;
  readonly SessionOptions: string;
}

/** Whether the application configures its authentication itself. */
interface AuthState {
  readonly ownAuth: boolean;
}

/** An option that says whether a cookie is sent over HTTPS only. */
export interface CookieFlag {
  readonly owner: 'auth' | 'session';
  readonly option: string;
  /** The value in production. */
  readonly secure: boolean;
}

/** The session's cookie. */
export const sessionFlag: CookieFlag = { owner: 'session', option: 'secure', secure: true };
/** The cookie that the SDK keeps while somebody logs in. */
export const loginFlag: CookieFlag = {
  owner: 'auth',
  option: 'dangerouslyDisableSecureCookies',
  secure: false,
};

const usualNames: SessionNames = {
  options: 'sessionOptions',
  config: 'sessionConfig',
  registerAs: 'registerAs',
  SessionOptions: 'SessionOptions',
};

/** A whole configuration file; lines are parted by `\n`. */
export function newConfigFile(style: TypeScriptStyle, answers: Answers, { ownAuth }: AuthState): string {
  if (ownAuth) return newSessionFile(style, answers);
  const login = isInsecureDev(answers) ? flagMember(loginFlag, answers).split('\n') : [];
  const blocks = [
    [
      importDeclaration(['registerAs'], configPackage, style),
      importDeclaration(['AuthConfig', 'SessionOptions'], sdk.package, style, 'import type'),
    ].join('\n'),
    registration(style, authNames, (levels) => authOptions(style, login, levels), style.unit),
    newSessionBlock(style, answers, usualNames),
    render('require-env', style, {}),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const authNames = {
  config: 'authConfig',
  registerAs: 'registerAs',
  token: sdk.authToken,
  type: 'AuthConfig',
};

function authOptions(style: TypeScriptStyle, more: readonly string[], levels: number): string {
  return render('auth-config', style, { more }, { indent: levels * levelWidth(style), unit: TEMPLATE_UNIT });
}

/** What is registered, and under which names. */
interface Registered {
  readonly config: string;
  readonly registerAs: string;
  readonly token: string;
  readonly type: string;
}

/**
 * `export const config = registerAs('token', (): Type => { … })`. All formatters lay a body in braces out alike; an
 * object as the body they do not.
 * @param body what the function does, that many levels deep
 */
function registration(
  style: TypeScriptStyle,
  names: Registered,
  body: (levels: number) => string,
  unit: string,
): string {
  const lines = (levels: number) => body(levels).split('\n');
  return render('registration', style, { ...names, body: lines }, { unit });
}

/** The same where the application configures its authentication itself. */
function newSessionFile(style: TypeScriptStyle, answers: Answers): string {
  const imports = [
    importDeclaration(['registerAs'], configPackage, style),
    importDeclaration(['SessionOptions'], sdk.package, style, 'import type'),
  ].join('\n');
  return `${imports}\n\n${newSessionBlock(style, answers, usualNames)}\n`;
}

/** The session's options and their registration. */
export function newSessionBlock(style: TypeScriptStyle, answers: Answers, names: SessionNames): string {
  const secret = secretMember(style, answers, TEMPLATE_UNIT);
  const members = isInsecureDev(answers) ? [secret, flagMember(sessionFlag, answers)] : [secret];
  const lines = members.join(',\n') + (style.trailingComma ? ',' : '');
  return registrationBlock(style, answers, names, lines.split('\n'));
}

/** The registration alone, for options that are there already. */
export function registrationBlock(
  style: TypeScriptStyle,
  answers: Answers,
  names: SessionNames,
  members: readonly string[] = [],
): string {
  const { padding, semicolon } = style;
  const { options, SessionOptions: type } = names;
  const spread = !isSecretInline(answers);
  const value = spread ? `{${padding}...${options}${padding}}` : options;
  const registered = registration(
    style,
    { ...names, token: sdk.sessionToken, type },
    () => `return ${value}${semicolon ? ';' : ''}`,
    TEMPLATE_UNIT,
  );
  return render('session-config', style, { ...names, members, spread, registration: registered });
}

/** The `secrets` member of the session's options: a getter of the environment, or the secret itself. */
export function secretMember(style: TypeScriptStyle, answers: Answers, unit = style.unit): string {
  const placement = { indent: levelWidth(style), unit };
  return isSecretInline(answers)
    ? render('secret-literal', style, { secret: answers.secret }, placement)
    : render('secret-getter', style, {}, placement);
}

/** A cookie's option as the answers want it. */
export function flagMember(flag: CookieFlag, answers: Answers): string {
  return `// Must be ${flag.secure} in production.\n${flag.option}: ${flagValue(flag, answers)}`;
}

/** The one decision about both cookies. */
export function flagValue({ secure }: CookieFlag, answers: Answers): boolean {
  return isInsecureDev(answers) ? !secure : secure;
}

/** What a change to a cookie's flag is called. */
export function flagTitle(flag: CookieFlag, answers: Answers): string {
  return `set ${flag.option} to ${flagValue(flag, answers)}`;
}

/** For manual steps: they are shown, and a secret must not be. */
export function withoutSecret(answers: Answers): Answers {
  return { ...answers, secret: '<at least 32 random characters>' };
}
