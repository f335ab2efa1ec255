import { NestFactory } from '@nestjs/core';
import { protectFromCsrf } from './csrf';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(protectFromCsrf);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
