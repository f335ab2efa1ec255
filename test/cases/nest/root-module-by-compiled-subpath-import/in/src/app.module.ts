import { Module } from '@nestjs/common';
import { BreadsModule } from '#breads.module.js';

@Module({
  imports: [BreadsModule],
})
export class AppModule {}
