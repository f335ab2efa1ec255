import type { PythonSdk } from '../../session/python/packages/sdk.js';

export const FASTAPI_SDK: PythonSdk = {
  framework: 'fastapi',
  name: 'wristband-fastapi-auth',
  floor: '1.0.0',
  lacks: 'is not supported',
  python: [3, 9],
};

export const SDK_MODULE = 'wristband.fastapi_auth';
/** The middleware's class; Starlette's own has the same name. */
export const SESSION_CLASS = 'SessionMiddleware';

/** Set to `true`, it lets cookies be sent without Secure, where the project itself does not tell environments apart. */
export const INSECURE_VARIABLE = 'WRISTBAND_INSECURE_COOKIES';

/** The comment above the middleware; by it `remove` knows it again. */
export const SESSION_COMMENT = 'Wristband session: add middleware that reads it above, CORS below';
/** Above the call that loads the env file. */
export const LOADER_COMMENT = 'Load .env if it exists; existing environment variables win';

/** The name that the cookie of Starlette's session gets, with consent. */
export const RENAMED_COOKIE = 'starlette_session';
