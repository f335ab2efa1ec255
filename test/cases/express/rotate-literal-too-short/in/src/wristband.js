import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  secrets: 'too-short-to-keep',
  maxAge: 7200,
};

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
