import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery',
  clientSecret: 'crumbs',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

const options: SessionOptions = {
  get secrets() {
    return process.env.WRISTBAND_SESSION_SECRET ?? '';
  },
};

export const cookies = registerAs('wristbandSession', () => ({ ...options }));
