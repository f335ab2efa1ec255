import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

const SECRET = 'case-secret-0123456789-abcdefghijklmnopqrstuv';

const sessionConfig = registerAs('wristbandSession', () => {
  return { secrets: SECRET } satisfies SessionOptions;
});

export { authConfig as auth, sessionConfig as session };
