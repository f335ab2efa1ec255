import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ovenConfig } from './settings/oven';
import { shopConfig } from './settings/shop';
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
