import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import * as passport from 'passport';
import { BreadsModule } from './breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer
      .apply(passport.initialize(), passport.session())
      .forRoutes('{*splat}');
  }
}
