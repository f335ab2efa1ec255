import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ovenConfig } from './configuration/ovenConfig';
import { shopConfig } from './configuration/shopConfig';
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
