import { createHmac } from 'node:crypto';
import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed',
};

export const hmac = createHmac('sha256', sessionOptions.secrets);

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
