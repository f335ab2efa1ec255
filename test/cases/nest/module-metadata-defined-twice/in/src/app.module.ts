import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

@Module({ imports: [] })
export class AppModule {}

Reflect.defineMetadata('imports', [BreadsModule], AppModule);
if (process.env.CAKES === '1') {
  Reflect.defineMetadata('imports', [CakesModule], AppModule);
}
