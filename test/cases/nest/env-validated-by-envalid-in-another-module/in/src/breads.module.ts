import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { cleanEnv, port } from 'envalid';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, validate: (env) => cleanEnv(env, { PORT: port() }) }),
  ],
})
export class BreadsModule {}
