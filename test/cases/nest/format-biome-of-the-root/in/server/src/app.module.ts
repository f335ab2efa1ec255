import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

@Module({
  imports: [],
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {}
