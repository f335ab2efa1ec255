import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: requireEnv('WRISTBAND_CLIENT_ID'),
  clientSecret: requireEnv('WRISTBAND_CLIENT_SECRET'),
  wristbandApplicationVanityDomain: requireEnv(
    'WRISTBAND_APPLICATION_VANITY_DOMAIN',
  ),
}));

// Shared by the session middleware and the auth guards that you add next.


// Spreading reads the secret at startup, so the app fails fast if it is missing.
export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => ({ secrets: process.env.WRISTBAND_SESSION_SECRET!.split(',') }),
);

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} must be set.`);
  }
  return value;
}
