import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

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
