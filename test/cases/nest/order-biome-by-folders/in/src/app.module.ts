import { Module } from '@nestjs/common';
import { BreadModule } from './bread/bread.module';
import { TinsModule } from './bread-tins/tins.module';
import { DoughModule } from './dough/dough.module';

@Module({
  imports: [BreadModule, DoughModule, TinsModule],
})
export class AppModule {}
