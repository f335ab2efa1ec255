import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { Baker, Timer } from './middleware';

function applyAll(consumer: MiddlewareConsumer): void {
  consumer.apply(Baker, Timer).forRoutes('breads');
}

@Module({
  imports: [BreadsModule],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) { applyAll(consumer) }
}
