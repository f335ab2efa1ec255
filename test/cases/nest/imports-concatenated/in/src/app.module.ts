import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

const baseModules = [BreadsModule];
const modules = baseModules.concat(optional());

function optional() {
  const modules = [];
  modules.push(CakesModule);
  return modules;
}

@Module({
  imports: modules,
})
export class AppModule {}
