import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

let modules = [BreadsModule];

if (process.env.CAKES === '1') {
  modules = [CakesModule];
}

@Module({
  imports: modules,
})
export class AppModule {}
