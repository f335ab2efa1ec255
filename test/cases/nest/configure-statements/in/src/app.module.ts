import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { Baker, Timer } from './middleware';

@Module({
  imports: [BreadsModule],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(Timer).exclude('health').forRoutes('breads');
    consumer.apply(Baker, Timer).forRoutes('cakes');
  }
}
