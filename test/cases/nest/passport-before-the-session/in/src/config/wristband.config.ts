import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery',
  clientSecret: 'crumbs',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

export const sessionConfig = registerAs('wristbandSession', (): SessionOptions => ({
  secrets: process.env.WRISTBAND_SESSION_SECRET ?? '',
}));
