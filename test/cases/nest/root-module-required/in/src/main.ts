const { NestFactory } = require('@nestjs/core');
const { AppModule: Root } = require('./app.module');

async function bootstrap() {
  const app = await NestFactory.create(Root);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
