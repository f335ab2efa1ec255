import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

// For the session middleware here, and for the auth guards of the next step.
const sessionOptions: SessionOptions = {
  // Read on use: this file is imported before ConfigModule loads the env file.
  get secrets(): string[] {
    const { WRISTBAND_SESSION_SECRET: secret = '' } = process.env;
    const { WRISTBAND_SESSION_SECRET_PREVIOUS: previous = '' } = process.env;
    // The first one encrypts; those that it has replaced still decrypt.
    const secrets = [secret, ...previous.split(',').filter(Boolean)];
    if (secrets.some(({ length }) => length < 32)) {
      throw new Error(
        'WRISTBAND_SESSION_SECRET and each previous one need at least 32 characters.',
      );
    }
    return secrets;
  },
};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => ({ ...sessionOptions }),
);
