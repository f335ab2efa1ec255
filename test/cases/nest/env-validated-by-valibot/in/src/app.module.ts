import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { object, optional, parse, string } from 'valibot';
import { BreadsModule } from './breads.module';

const Env = object({ PORT: optional(string()) });

@Module({
  imports: [
    ConfigModule.forRoot({ validate: (env) => parse(Env, env) }),
    BreadsModule,
  ],
})
export class AppModule {}
