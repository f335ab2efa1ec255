import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { ShopModule } from './shop';

@Module({
  imports: [BreadsModule],
})
export class AppModule extends ShopModule {}
