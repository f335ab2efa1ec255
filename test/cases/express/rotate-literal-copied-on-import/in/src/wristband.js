import { createWristbandSession } from '@wristband/express-auth/session';

const shared = { secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed' };

const sessionOptions = { ...shared, maxAge: 7200 };

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
