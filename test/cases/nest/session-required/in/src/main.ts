import { NestFactory } from '@nestjs/core';
import cookieSession = require('cookie-session');
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(cookieSession({ keys: ['dough'] }));
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
