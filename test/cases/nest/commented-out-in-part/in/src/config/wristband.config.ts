import { registerAs } from '@nestjs/config';
import type { AuthConfig } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery',
  clientSecret: 'crumbs',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

// const sessionOptions: SessionOptions = { secrets: '' };
// export const sessionConfig = registerAs('wristbandSession', () => sessionOptions);
