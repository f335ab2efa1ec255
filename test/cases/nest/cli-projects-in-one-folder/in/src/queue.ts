import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function listen() {
  const app = await NestFactory.createMicroservice(AppModule, {});
  await app.listen();
}
void listen();
