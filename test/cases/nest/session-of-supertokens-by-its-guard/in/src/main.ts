import { NestFactory } from '@nestjs/core';
import supertokens from 'supertokens-node';
import { errorHandler } from 'supertokens-node/framework/express';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ allowedHeaders: supertokens.getAllCORSHeaders() });
  app.use(errorHandler());
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
