import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  get secrets(): string {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    if (secret.length < 32) {
      throw new Error('too short');
    }
    return secret;
  },
};

export function wristbandSession() {
  return createWristbandSession({ ...sessionOptions });
}
