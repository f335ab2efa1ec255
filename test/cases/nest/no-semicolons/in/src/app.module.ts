import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common'
import { LogMiddleware } from './log.middleware'

@Module({
  imports: [],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    ['breads', 'cakes'].forEach((route) => consumer.apply(LogMiddleware).forRoutes(route))
  }
}
