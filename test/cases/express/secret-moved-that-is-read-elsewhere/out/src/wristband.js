import { createHmac } from 'node:crypto';
import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  // Read when the application starts, once its environment is loaded.
  get secrets() {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    if (secret.length < 32) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET must be set to at least 32 characters.',
      );
    }
    return secret;
  },
};

export const sign = (text) => createHmac('sha256', sessionOptions.secrets).update(text).digest('hex');

export function wristbandSession() {
  return createWristbandSession({ ...sessionOptions });
}
