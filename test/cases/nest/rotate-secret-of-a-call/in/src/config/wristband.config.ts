import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: requireEnv('WRISTBAND_CLIENT_ID'),
  clientSecret: requireEnv('WRISTBAND_CLIENT_SECRET'),
  wristbandApplicationVanityDomain: requireEnv(
    'WRISTBAND_APPLICATION_VANITY_DOMAIN',
  ),
}));

// For the session middleware here, and for the auth guards of the next step.


// The spread reads the secret at start-up, so a missing one stops the app there.
export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => ({
    secrets: requireEnv('WRISTBAND_SESSION_SECRET'),
    maxAge: 60 * 60 * 8,
  }),
);

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} must be set.`);
  }
  return value;
}
