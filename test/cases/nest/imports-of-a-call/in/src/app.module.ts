import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

function modules() {
  return [BreadsModule, CakesModule];
}

@Module({
  imports: modules(),
})
export class AppModule {}
