import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

// Shared by the session middleware and the auth guards that you add next.
const sessionOptions: SessionOptions = {
  secrets: [
    'case-secret-0123456789-abcdefghijklmnopqrstuv',
    'old-secret-9876543210-zyxwvutsrqponmlkjihgfed',
  ],
};

// Spreading reads the secret at startup, so the app fails fast if it is missing.
export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => ({ ...sessionOptions }),
);
