import { NestFactory } from '@nestjs/core';
import { OvenModule } from './oven.module';

export async function start() {
  const app = await NestFactory.create(OvenModule);
  await app.listen(3000);
}
