import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ovenConfig } from './config/oven';
import { shopConfig } from './config/shop-config';
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
