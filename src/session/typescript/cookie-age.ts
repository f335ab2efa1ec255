import {
  constantValue,
  findOption,
  numberValue,
  valueOf,
  type ObjectLiteralExpression,
} from '../../languages/typescript/index.js';
import type { CookieAge } from '../rotation-steps.js';

/** In seconds, as the SDK has it without an option. */
const USUAL_AGE = 3600;

/** How long a session's cookie lives. */
export function cookieAgeOf(options: ObjectLiteralExpression | undefined): CookieAge {
  const found = options === undefined ? 'unknown' : findOption(options, 'maxAge');
  if (found === 'unknown') return { seconds: undefined, setting: 'maxAge' };
  if (found.member === undefined) return { seconds: USUAL_AGE, setting: 'maxAge' };
  const value = valueOf(found.member);
  return { seconds: value && numberValue(constantValue(value)), setting: 'maxAge' };
}
