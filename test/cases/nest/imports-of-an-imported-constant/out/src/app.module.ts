import {
  type MiddlewareConsumer,
  Module,
  type NestModule,
} from '@nestjs/common';
import { WristbandExpressSessionMiddleware } from '@wristband/nestjs-auth/session';
import { modules } from './modules';

@Module({ imports: modules })
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    // Keep this first, so that everything after it can read req.session.
    consumer.apply(WristbandExpressSessionMiddleware).forRoutes('{*splat}');
  }
}
