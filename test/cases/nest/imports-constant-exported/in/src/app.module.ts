import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

export const modules = [BreadsModule, CakesModule];

@Module({
  imports: modules,
})
export class AppModule {}
