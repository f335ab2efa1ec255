import * as nest from '@nestjs/core';
import * as root from './app.module';

async function bootstrap() {
  const app = await nest.NestFactory.create(root.AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
