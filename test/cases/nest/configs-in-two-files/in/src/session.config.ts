import { registerAs } from '@nestjs/config';
import type { AuthConfig, SessionOptions } from '@wristband/nestjs-auth';

const sessionOptions: SessionOptions = {
  secrets: 'case-secret-0123456789-abcdefghijklmnopqrstuv',
};

export const sessionConfig = registerAs(
  'wristbandSession',
  (): SessionOptions => sessionOptions,
);
