import { type MiddlewareConsumer, Module } from '@nestjs/common';
import { WristbandExpressSessionMiddleware } from '@wristband/nestjs-auth/session';

@Module({})
export class BreadsModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(WristbandExpressSessionMiddleware).forRoutes('breads');
  }
}
