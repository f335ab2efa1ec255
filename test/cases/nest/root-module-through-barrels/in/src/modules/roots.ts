import { AppModule } from '../app.module';

export { AppModule as Bakery };
