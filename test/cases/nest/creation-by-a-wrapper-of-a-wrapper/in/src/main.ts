import { AppModule } from './app.module';
import { startBakery } from './server';

void startBakery(AppModule);
