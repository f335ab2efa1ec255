import type { MiddlewareConsumer } from '@nestjs/common';

export function applyAll(consumer: MiddlewareConsumer): void {
  consumer.apply((req, res, next) => next()).forRoutes('breads');
}
