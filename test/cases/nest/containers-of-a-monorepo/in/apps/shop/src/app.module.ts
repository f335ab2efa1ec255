import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule {}
