import { SECRET_VARIABLE } from '../../../model/secret.js';

/** Dotted names that Wristband's documentation and Django's agree on. */
export const ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies';
export const SESSIONS_APP = 'django.contrib.sessions';
export const SESSION_MIDDLEWARE = 'django.contrib.sessions.middleware.SessionMiddleware';
export const AUTH_CONFIG = 'WRISTBAND_AUTH';
/** In WRISTBAND_AUTH: cookies of the auth SDK without Secure. */
export const INSECURE_KEY = 'dangerously_disable_secure_cookies';
export const SECURE = 'SESSION_COOKIE_SECURE';
/** What the session's block sets, in the guide's order. */
export const BLOCK_NAMES = [
  'SESSION_ENGINE',
  'SESSION_COOKIE_AGE',
  SECURE,
  'SESSION_COOKIE_HTTPONLY',
  'SESSION_COOKIE_SAMESITE',
];
/** All settings that a run may add. */
export const ADDED_NAMES: readonly string[] = [...BLOCK_NAMES, SECRET_VARIABLE];

/** The environment variable that names the settings module. */
export const SETTINGS_VARIABLE = 'DJANGO_SETTINGS_MODULE';
