import { AppModule } from './app.module';
import { Server } from './server';

void Server.start(AppModule);
