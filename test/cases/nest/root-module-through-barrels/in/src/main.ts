import { NestFactory } from '@nestjs/core';
import { Bakery } from './modules';

async function bootstrap() {
  const app = await NestFactory.create(Bakery);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
