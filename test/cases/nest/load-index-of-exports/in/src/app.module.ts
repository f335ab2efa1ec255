import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsController } from './breads.controller';
import * as configs from './config';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: Object.values(configs),
    }),
  ],
  controllers: [BreadsController],
})
export class AppModule {}
