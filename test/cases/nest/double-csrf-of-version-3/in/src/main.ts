import { NestFactory } from '@nestjs/core';
import { doubleCsrf } from 'csrf-csrf';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  const { doubleCsrfProtection } = doubleCsrf({ getSecret: () => 'dough' });
  app.use(doubleCsrfProtection);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
