import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed',
  maxAge: 7200,
};

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
