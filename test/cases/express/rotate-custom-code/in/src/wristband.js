import { createWristbandSession } from '@wristband/express-auth/session';

import { keysOf } from './keys.js';

const sessionOptions = {
  get secrets() {
    return keysOf(process.env.SESSION_KEYS);
  },
  maxAge: 7200,
};

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
