import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { validateEnv } from '@bakery/env';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ validate: validateEnv }),
    BreadsModule,
  ],
})
export class AppModule {}
