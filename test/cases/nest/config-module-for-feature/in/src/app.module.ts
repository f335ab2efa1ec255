import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import { ovenConfig } from './oven.config';

@Module({
  imports: [ConfigModule.forFeature(ovenConfig), BreadsModule],
})
export class AppModule {}
