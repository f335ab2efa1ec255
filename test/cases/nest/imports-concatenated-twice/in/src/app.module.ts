import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

const base = [BreadsModule];

@Module({
  imports: base.concat(CakesModule),
})
export class ShopModule {}

@Module({
  imports: base.concat(ShopModule),
})
export class AppModule {}
