import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => {
  return {
    clientId: requireEnv('WRISTBAND_CLIENT_ID'),
    clientSecret: requireEnv('WRISTBAND_CLIENT_SECRET'),
    wristbandApplicationVanityDomain: requireEnv(
      'WRISTBAND_APPLICATION_VANITY_DOMAIN',
    ),
  };
});

// Shared by the session middleware and the auth guards that you add next.
const sessionOptions: SessionOptions = {
  // Read lazily: this file is imported before ConfigModule loads the env file.
  get secrets(): string {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    if (secret.length < 32) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET must be set to at least 32 characters.',
      );
    }
    return secret;
  },
};

// Spreading reads the secret at startup, so the app fails fast if it is missing.
export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => {
    return { ...sessionOptions };
  },
);

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} must be set.`);
  }
  return value;
}
