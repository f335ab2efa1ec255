import { registerAs } from '@nestjs/config';
import type { AuthConfig } from '@wristband/nestjs-auth';

export const wristbandAuthConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: process.env.WRISTBAND_CLIENT_ID ?? '',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));
