import { Global, MiddlewareConsumer, Module, NestModule } from '@nestjs/common';

// Its middleware runs on every route.

@Global()
@Module({})
export class CommonModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer
      .apply((req, res, next) => {
        console.log('in common:', typeof req.session);
        next();
      })
      .forRoutes('{*splat}');
  }
}
