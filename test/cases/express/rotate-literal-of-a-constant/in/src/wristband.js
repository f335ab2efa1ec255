import { createWristbandSession } from '@wristband/express-auth/session';

const SECRET = 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed';

const sessionOptions = {
  secrets: SECRET,
  maxAge: 7200,
};

export const secretLength = () => SECRET.length;

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
