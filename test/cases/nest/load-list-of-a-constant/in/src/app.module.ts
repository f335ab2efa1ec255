import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsController } from './breads.controller';
import configs from './config';

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
