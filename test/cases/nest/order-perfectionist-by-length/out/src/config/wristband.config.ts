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

// For the session middleware here, and for the auth guards of the next step.
const sessionOptions: SessionOptions = {
  // Read on use: this file is imported before ConfigModule loads the env file.
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

// The spread reads the secret at start-up, so a missing one stops the app there.
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
