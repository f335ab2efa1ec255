import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

const SECRET = 'old-secret-9876543210-zyxwvutsrqponmlkjihgfed';

// Shared by the session middleware and the auth guards that you add next.
const sessionOptions: SessionOptions = {
  secrets: SECRET,
};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => sessionOptions,
);
