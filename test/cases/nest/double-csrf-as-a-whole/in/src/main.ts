import { NestFactory } from '@nestjs/core';
import { protection } from './csrf';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use('/breads', protection.doubleCsrfProtection);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
