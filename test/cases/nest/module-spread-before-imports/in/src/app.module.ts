import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';

const common = { imports: [], providers: [] };

@Module({
  ...common,
  imports: [BreadsModule],
})
export class AppModule {}
