import { MiddlewareConsumer, Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { ShopModule } from './shop.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule extends ShopModule {
  override configure(consumer: MiddlewareConsumer): void {
    super.configure(consumer);
  }
}
