import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsController } from './breads.controller';
import { ovenConfig } from './config/oven.config';
import { shopConfig } from './config/shop.config';

const configs = [ovenConfig, shopConfig];

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: configs,
    }),
  ],
  controllers: [BreadsController],
})
export class AppModule {}
