import { Module } from '@nestjs/common';
import * as config from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [config.ConfigModule.forRoot({ isGlobal: true }), BreadsModule],
})
export class AppModule {}
