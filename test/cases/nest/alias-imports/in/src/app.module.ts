import { Module } from '@nestjs/common';
import { CakesModule } from '@/cakes.module';
import { BreadsModule } from '@breads';

@Module({
  imports: [BreadsModule, CakesModule],
})
export class AppModule {}
