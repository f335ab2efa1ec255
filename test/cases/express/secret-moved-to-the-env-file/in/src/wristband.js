import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  // Never commit this secret.
  secrets: 'aG9wZWZ1bGx5LW5vLXJlYWwtc2VjcmV0LTQ1Njc4OTAxMjM',
  maxAge: 7200,
};

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
