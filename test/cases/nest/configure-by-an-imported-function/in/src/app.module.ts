import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { applyAll } from './middleware';

@Module({
  imports: [BreadsModule],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    applyAll(consumer);
    this.applyMore(consumer);
  }

  private applyMore(consumer: MiddlewareConsumer) {
    consumer.apply((req, res, next) => next()).exclude('health').forRoutes('cakes');
  }
}
