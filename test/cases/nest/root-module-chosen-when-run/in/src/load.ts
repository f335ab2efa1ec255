import { AppModule } from './app.module';

export async function load() {
  return [AppModule];
}
