import core = require('@nestjs/core');
import root = require('./app.module');

async function bootstrap() {
  const app = await core.NestFactory.create(root.AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
