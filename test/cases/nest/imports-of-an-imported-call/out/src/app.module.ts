import {
  type MiddlewareConsumer,
  Module,
  type NestModule,
} from '@nestjs/common';
import { WristbandExpressSessionMiddleware } from '@wristband/nestjs-auth/session';
import modulesOfTheDay from './modules/of-the-day';

@Module({
  imports: modulesOfTheDay(),
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    // Keep this first, so that everything after it can read req.session.
    consumer.apply(WristbandExpressSessionMiddleware).forRoutes('*');
  }
}
