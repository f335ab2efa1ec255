import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { cleanEnv, port, str } from 'envalid';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, validate: (env) => cleanEnv(env, {
      PORT: port(),
      WRISTBAND_CLIENT_ID: str(),
      WRISTBAND_CLIENT_SECRET: str(),
      WRISTBAND_APPLICATION_VANITY_DOMAIN: str(),
      WRISTBAND_SESSION_SECRET: str(),
    }) }),
  ],
})
export class BreadsModule {}
