import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

const modules = [BreadsModule, CakesModule];

@Module({
  imports: modules,
  exports: modules,
})
export class AppModule {}
