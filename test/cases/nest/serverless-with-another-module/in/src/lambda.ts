import { NestFactory } from '@nestjs/core';
import { LambdaModule } from './lambda.module';

async function bootstrap() {
  const app = await NestFactory.create(LambdaModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
