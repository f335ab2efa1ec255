import { createWristbandAuth } from '@wristband/express-auth';
import { createWristbandSession } from '@wristband/express-auth/session';

export const wristbandAuth = createWristbandAuth({
  clientId: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  wristbandApplicationVanityDomain: process.env.APPLICATION_VANITY_DOMAIN!,
});

const sessionOptions = { secrets: process.env.WRISTBAND_SESSION_SECRET! };

export function wristbandSession() {
  return createWristbandSession(sessionOptions);
}

export function otherSession() {
  return createWristbandSession({ ...sessionOptions, cookieName: 'other' });
}

export const requireWristbandAuth = wristbandAuth.createAuthMiddleware({
  authStrategies: ['SESSION'],
  sessionConfig: { sessionOptions },
});
