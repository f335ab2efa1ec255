import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

const excluded = ['health'];

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix('api', { exclude: excluded });
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
