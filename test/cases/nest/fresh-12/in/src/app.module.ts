import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller.js';

@Module({
  imports: [],
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {}
