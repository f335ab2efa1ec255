import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

@Module({
  imports: process.env.CAKES === '1' ? [BreadsModule, CakesModule] : [BreadsModule],
})
export class AppModule {}
