import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ovenConfig } from './config/oven/oven.config';
import { shopConfig } from './config/shop/shop.config';
import { BreadsController } from './breads.controller';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [ovenConfig, shopConfig],
    }),
  ],
  controllers: [BreadsController],
})
export class AppModule {}
