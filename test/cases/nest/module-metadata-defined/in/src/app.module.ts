import 'reflect-metadata';
import { BreadsModule } from './breads.module';

export class AppModule {}

Reflect.defineMetadata('imports', [BreadsModule], AppModule);
