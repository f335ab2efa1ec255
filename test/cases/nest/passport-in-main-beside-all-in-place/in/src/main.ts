import { NestFactory } from '@nestjs/core';
import passport = require('passport');
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(passport.initialize(), passport.session());
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
