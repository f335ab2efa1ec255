import { createHmac } from 'node:crypto';
import { createWristbandSession } from '@wristband/express-auth/session';

const sessionOptions = {
  secrets: 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed',
};

export const sign = (text) => createHmac('sha256', sessionOptions.secrets).update(text).digest('hex');

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}
