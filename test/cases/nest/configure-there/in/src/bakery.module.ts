import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { LogMiddleware } from './log.middleware';

@Module({
  imports: [],
})
export class BakeryModule implements NestModule {
  async configure(bakeryConsumer: MiddlewareConsumer): Promise<void> {
    // Log first.
    bakeryConsumer.apply(LogMiddleware).forRoutes('*');
  }
}
