import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { Baker, Timer } from './middleware';

@Module({
  imports: [BreadsModule],
})
export class AppModule implements NestModule {
  async configure(c: MiddlewareConsumer): Promise<void> {
    // Every one of them reads req.session.
    for (const middleware of [Baker, Timer]) {
      c.apply(middleware).forRoutes('breads');
    }
  }
}
