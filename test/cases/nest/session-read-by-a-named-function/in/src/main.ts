import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.use(countVisits);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();

function countVisits(req, res, next) {
  req.session.visits = (req.session.visits ?? 0) + 1;
  next();
}
