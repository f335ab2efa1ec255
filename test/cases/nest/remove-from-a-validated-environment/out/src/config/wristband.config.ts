import { registerAs } from '@nestjs/config';
import type { AuthConfig } from '@wristband/nestjs-auth';

export const authConfig = registerAs('wristbandAuth', (): AuthConfig => ({
  clientId: requireEnv('WRISTBAND_CLIENT_ID'),
  clientSecret: requireEnv('WRISTBAND_CLIENT_SECRET'),
  wristbandApplicationVanityDomain: requireEnv(
    'WRISTBAND_APPLICATION_VANITY_DOMAIN',
  ),
}));

function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} must be set.`);
  }
  return value;
}
