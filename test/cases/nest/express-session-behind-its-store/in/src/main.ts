import { NestFactory } from '@nestjs/core';
import { BreadStore } from './session.store';
import { useSession } from './session';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  useSession(app);
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
export const stores = [BreadStore];
