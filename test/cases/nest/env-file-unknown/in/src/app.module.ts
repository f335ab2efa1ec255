import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { findEnvFile } from '@bakery/env';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ envFilePath: findEnvFile() }),
    BreadsModule,
  ],
})
export class AppModule {}
