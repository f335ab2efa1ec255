import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: 'bakery-client',
  clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bakery.example.com',
}));

const sessionOptions: SessionOptions = {
  secrets: [
    'q0Vb7yM2nJx9Zk4Lr8Tt1Hs6Wd3Pf5Cg-a_e',
    'e_a-gC5fP3dW6sH1tT8rL4kZ9xJn2My7bV0q',
    '2nJx9Zk4Lr8Tt1Hs6Wd3Pf5Cg-a_eq0Vb7yM',
    'Lr8Tt1Hs6Wd3Pf5Cg-a_eq0Vb7yM2nJx9Zk4',
  ],
};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => sessionOptions,
);
