import { MiddlewareConsumer, NestModule } from '@nestjs/common';

export class ShopModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply((req, res, next) => next()).forRoutes('breads');
  }
}
