import { NestFactory } from '@nestjs/core';
import { adapter } from './adapter';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, adapter);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
