import { NestFactory } from '@nestjs/core';

async function bootstrap() {
  const file = process.env.ROOT ?? './app.module';
  const m = await import(file);
  const app = await NestFactory.create(m.AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
