import { registerAs } from '@nestjs/config';
import type { AuthConfig } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));
