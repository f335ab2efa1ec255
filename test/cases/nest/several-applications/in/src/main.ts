import { NestFactory } from '@nestjs/core';
import { AdminModule } from './admin.module';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await NestFactory.create(AdminModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
