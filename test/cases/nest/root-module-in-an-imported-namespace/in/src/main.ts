import { NestFactory } from '@nestjs/core';

async function bootstrap() {
  const m = await import('./app.module');
  const app = await NestFactory.create(m.AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
