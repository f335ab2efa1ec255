import { quoted, type PythonStyle } from '../../../languages/python/index.js';
import { renderTemplate } from '../../template.js';
import { INSECURE_COMMENT, SECURE, SECURE_COMMENT } from '../settings/cookie-settings.js';
import { ENGINE } from '../settings/names.js';

/** In the guide's order. */
export const SESSION_NAMES = [
  'SESSION_ENGINE',
  'SESSION_COOKIE_AGE',
  SECURE,
  'SESSION_COOKIE_HTTPONLY',
  'SESSION_COOKIE_SAMESITE',
];

/** The block as the guide shows it, with those of the five settings that are missing. */
export function sessionBlock(
  style: PythonStyle,
  insecureDev: boolean,
  missing: readonly string[] = SESSION_NAMES,
): string {
  const data = {
    missing: new Set(missing),
    engine: quoted(ENGINE, style),
    lax: quoted('Lax', style),
    secure: insecureDev ? 'False' : 'True',
    secureComment: insecureDev ? INSECURE_COMMENT : SECURE_COMMENT,
  };
  return renderTemplate('django/session-settings', data, style.unit);
}
