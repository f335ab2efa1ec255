import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
  dangerouslyDisableSecureCookies: false, // see the wiki
}));

const sessionOptions: SessionOptions = {
  secrets: 'case-secret-0123456789-abcdefghijklmnopqrstuv',
  secure: true, // only for local development, remove in production
};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => sessionOptions,
);
