import { createWristbandSession, type SessionOptions } from '@wristband/express-auth/session';

const sessionOptions: SessionOptions = {
  // Read when the application starts, once its environment is loaded.
  get secrets(): string[] {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    const { WRISTBAND_SESSION_SECRET_PREVIOUS: previous = '' } = process.env;
    // The first one encrypts; the previous ones still decrypt.
    const secrets = [secret, ...previous.split(',').filter(Boolean)];
    if (secrets.some(({ length }) => length < 32)) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET and all previous secrets need at least 32 characters.',
      );
    }
    return secrets;
  },
  secure: process.env.NODE_ENV === 'production',
};

export const wristbandSession = () => createWristbandSession({ ...sessionOptions });
