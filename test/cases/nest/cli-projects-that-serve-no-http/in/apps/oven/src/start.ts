import { NestFactory } from '@nestjs/core';
import { OvenModule } from './oven.module';

export async function start() {
  const oven = await NestFactory.createMicroservice(OvenModule);
  await oven.listen();
}
