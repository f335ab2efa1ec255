import { createWristbandSession } from '@wristband/express-auth/session';

import { required } from './env.js';

const sessionOptions = {
  get secrets() {
    return required('WRISTBAND_SESSION_SECRET');
  },
  maxAge: 7200,
};

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
