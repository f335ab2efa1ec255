import {
  booleanValue,
  findOption,
  isExpression,
  objectForOptions,
  objectValue,
  valueOf,
  type Expression,
  type ObjectLiteralExpression,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { sdk, sdkCalls } from '../sdk.js';
import { sessionCode } from './session-code.js';

/** An option that says whether a cookie is sent over HTTPS only. */
export interface CookieFlag {
  readonly owner: 'session' | 'auth';
  readonly option: string;
  /** Its value in production. */
  readonly secure: boolean;
  /** What lets cookies be sent without Secure, except in production. */
  readonly operator: '===' | '!==';
}

export const sessionFlag: CookieFlag = { owner: 'session', option: 'secure', secure: true, operator: '===' };
/** The cookie that the SDK keeps while somebody logs in. */
export const loginFlag: CookieFlag = {
  owner: 'auth',
  option: 'dangerouslyDisableSecureCookies',
  secure: false,
  operator: '!==',
};

/** The options that a flag belongs to; undefined where the file has none. */
export interface FlaggedOptions {
  readonly object: ObjectLiteralExpression | undefined;
  readonly addTo: ObjectLiteralExpression | undefined;
}

export function flaggedOptions(parsed: ParsedTypeScript, { owner }: CookieFlag): FlaggedOptions | undefined {
  if (owner === 'session') return unlessUnsupported(() => sessionCode(parsed), undefined);
  const [call] = sdkCalls(parsed, sdk.createAuth);
  if (call === undefined) return undefined;
  const [given] = call.getArguments();
  const object = isExpression(given) ? objectValue(given) : undefined;
  return { object, addTo: object && objectForOptions(object) };
}

/** What an option comes to: as in production, without Secure everywhere, without it except in production, or anything. */
export type CookieState = 'secure' | 'insecure' | 'conditional' | 'own';

export function stateOf(value: Expression | undefined, { secure, operator }: CookieFlag): CookieState {
  const literal = booleanValue(value);
  if (literal !== undefined) return literal === secure ? 'secure' : 'insecure';
  const text = value?.getText().replace(/\s+/g, '').replaceAll('"', "'");
  const isConditional = [
    `process.env.NODE_ENV${operator}'production'`,
    `process.env['NODE_ENV']${operator}'production'`,
  ];
  return text !== undefined && isConditional.includes(text) ? 'conditional' : 'own';
}

/** Whether a file sends the cookies that it configures without Secure in development; undefined where it has none. */
export function sendsInsecure(parsed: ParsedTypeScript, flag: CookieFlag): boolean | undefined {
  const options = flaggedOptions(parsed, flag);
  if (options === undefined) return undefined;
  const found = options.object === undefined ? 'unknown' : findOption(options.object, flag.option);
  if (found === 'unknown' || found.member === undefined) return false;
  return ['insecure', 'conditional'].includes(stateOf(valueOf(found.member), flag));
}
