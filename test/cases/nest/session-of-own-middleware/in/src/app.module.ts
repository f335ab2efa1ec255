import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { BreadSessionMiddleware } from './bread-session.middleware';

@Module({
  imports: [],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(BreadSessionMiddleware).forRoutes('{*splat}');
  }
}
