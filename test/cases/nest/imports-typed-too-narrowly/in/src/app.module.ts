import { Module, type Type } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

const modules: Type[] = [BreadsModule, CakesModule];

@Module({
  imports: modules,
})
export class AppModule {}
