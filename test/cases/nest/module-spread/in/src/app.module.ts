import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

const common = { imports: [] };

@Module({
  ...common,
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {}
