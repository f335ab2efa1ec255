import { NestFactory } from '@nestjs/core';
import { countVisits } from './visits';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(countVisits);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
