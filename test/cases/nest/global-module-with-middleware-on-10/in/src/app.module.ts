import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CommonModule } from './common.module';

@Module({
  imports: [CommonModule, BreadsModule],
})
export class AppModule {}
