import { createWristbandAuth } from '@wristband/express-auth';
import { createWristbandSession } from '@wristband/express-auth/session';

export const wristbandAuth = createWristbandAuth({
  clientId: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  wristbandApplicationVanityDomain: process.env.APPLICATION_VANITY_DOMAIN!,
  dangerouslyDisableSecureCookies: process.env.NODE_ENV !== 'production',
});

// Shared by the session middleware and the auth middleware that you add next.
const sessionOptions = {
  // Read when the application starts, once its environment is loaded.
  get secrets(): string {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    if (secret.length < 32) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET must be set to at least 32 characters.',
      );
    }
    return secret;
  },
  secure: process.env.NODE_ENV === 'production',
};

export function wristbandSession() {
  // Spreading reads the secret now, so the application does not start without it.
  return createWristbandSession({ ...sessionOptions });
}
