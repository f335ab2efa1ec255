import { NestFactory } from '@nestjs/core';

async function bootstrap() {
  let m = await import('./app.module');
  if (process.env.BAKERY) m = await import('./bakery.module');
  const app = await NestFactory.create(m.AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
