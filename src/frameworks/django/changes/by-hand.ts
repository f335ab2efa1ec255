import { SECRET_VARIABLE } from '../../../model/secret.js';
import { SECURE, type CookieFlag } from '../settings/cookie-settings.js';
import { ENGINE, SESSION_MIDDLEWARE } from '../settings/names.js';
import { NEEDED_APPS } from '../settings/needed-apps.js';
import type { Fault } from './fault.js';

/** A sentence and the exact code. */
export function byHand({ name }: Fault, module: string, flag: CookieFlag | undefined): string {
  if (name === 'INSTALLED_APPS')
    return `See that INSTALLED_APPS of ${module} ends up with these:\n\n${linesOf(NEEDED_APPS)}`;
  if (name === 'MIDDLEWARE')
    return (
      `See that MIDDLEWARE of ${module} ends up with this once, after SecurityMiddleware and before what reads ` +
      `the session:\n\n${linesOf([SESSION_MIDDLEWARE])}`
    );
  return `Make this the last word on ${name} in ${module}:\n\n${name} = ${valueOf(name, flag)}`;
}

function valueOf(name: string, flag: CookieFlag | undefined): string {
  if (name === SECURE) return flag === 'insecure' ? 'False' : 'True';
  return name === SECRET_VARIABLE ? `os.environ['${SECRET_VARIABLE}']` : `'${ENGINE}'`;
}

function linesOf(names: readonly string[]): string {
  return names.map((name) => `'${name}',`).join('\n');
}
