import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsController } from './breads.controller';
import { configs } from './config';
import { shopConfig } from './config/shop.config';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [...configs, shopConfig],
    }),
  ],
  controllers: [BreadsController],
})
export class AppModule {}
