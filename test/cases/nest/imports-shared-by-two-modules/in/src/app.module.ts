import { Module } from '@nestjs/common';
import { modules } from './modules';
import { ShopModule } from './shop.module';

@Module({
  imports: modules(),
})
export class AppModule {}

export { ShopModule };
