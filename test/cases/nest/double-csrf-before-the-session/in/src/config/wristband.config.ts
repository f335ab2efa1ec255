import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

const sessionOptions: SessionOptions = {
  get secrets(): string {
    const secret = process.env.WRISTBAND_SESSION_SECRET ?? '';
    if (secret.length < 32) throw new Error('WRISTBAND_SESSION_SECRET is missing');
    return secret;
  },
};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => ({ ...sessionOptions }),
);
