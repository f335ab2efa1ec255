import { createWristbandSession, type SessionOptions } from '@wristband/express-auth/session';

const sessionOptions: SessionOptions = {
  secrets: ['old-secret-9876543210-zyxwvutsrqponmlkjihgfed'],
  secure: process.env.NODE_ENV === 'production',
};

export const wristbandSession = () => createWristbandSession(sessionOptions);
