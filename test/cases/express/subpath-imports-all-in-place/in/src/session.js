import { createWristbandSession } from '@wristband/express-auth/session';

export const wristbandSession = () => createWristbandSession({ secrets: process.env.WRISTBAND_SESSION_SECRET });
