import { NestFactory } from '@nestjs/core';
import { load } from './load';

async function bootstrap() {
  const [AppModule] = await load();
  const app = await NestFactory.create(AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
