import { registerAs } from '@nestjs/config';
import type { AuthConfig } from '@wristband/nestjs-auth';

export const sessionConfig = { cookie: 'bread' };
const sessionOptions = 5;
type SessionOptions = typeof sessionOptions;

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));
