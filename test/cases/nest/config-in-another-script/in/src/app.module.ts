import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { authConfig } from './wristband.js';
import { BreadsModule } from './breads.module';

@Module({
  imports: [ConfigModule.forRoot({ load: [authConfig] }), BreadsModule],
})
export class AppModule {}
