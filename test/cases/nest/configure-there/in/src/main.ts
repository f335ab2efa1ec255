import { NestFactory } from '@nestjs/core';
import { BakeryModule } from './bakery.module';

async function bootstrap() {
  const app = await NestFactory.create(BakeryModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
