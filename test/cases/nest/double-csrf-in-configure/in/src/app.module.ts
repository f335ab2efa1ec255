import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { doubleCsrf } from 'csrf-csrf';
import { BreadsModule } from './breads.module';

const { doubleCsrfProtection } = doubleCsrf({
  getSecret: () => 'dough',
  getSessionIdentifier: (req) => req.session.id,
});

@Module({
  imports: [BreadsModule],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(doubleCsrfProtection).forRoutes('{*splat}');
  }
}
