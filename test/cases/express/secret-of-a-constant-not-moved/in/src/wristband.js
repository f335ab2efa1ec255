import { createWristbandSession } from '@wristband/express-auth/session';

const SECRET = 'aG9wZWZ1bGx5LW5vLXJlYWwtc2VjcmV0LTQ1Njc4OTAxMjM';

const sessionOptions = {
  secrets: SECRET,
  maxAge: 7200,
};

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
