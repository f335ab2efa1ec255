import type { Item } from './string-list.js';
import { SESSIONS_APP } from './names.js';

/** The session engine imports models of auth, which needs contenttypes: without them the server does not start. */
export const NEEDED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', SESSIONS_APP];

/** `django.contrib.auth`, or the path of an app's configuration: `django.contrib.auth.apps.AuthConfig`. */
export function isInstalled(app: string, items: readonly Item[]): boolean {
  return items.some(({ value }) => value === app || value?.startsWith(`${app}.apps.`) === true);
}
