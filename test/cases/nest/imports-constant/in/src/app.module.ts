import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

const imports = [];

@Module({
  imports,
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {}
