import { Module, type ModuleMetadata } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

let modules: NonNullable<ModuleMetadata['imports']> = [BreadsModule];

if (process.env.CAKES === '1') {
  modules = modules.concat(CakesModule);
}
if (process.env.CAKES === '2') {
  modules = [...modules, CakesModule];
}

@Module({ imports: modules })
export class AppModule {}
