import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import * as cookieSession from 'cookie-session';

@Module({})
export class BreadsModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(cookieSession({ secret: 'dough' })).forRoutes('breads');
  }
}
