import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

export const metadata = Module({
  imports: [],
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {}
