import { ConfigModule } from '@nestjs/config';
import { ModuleMetadata } from '@nestjs/common';
import { BreadsModule } from '../breads.module';
import { CakesModule } from '../cakes.module';
import { ovenConfig } from '../config/oven.config';

function modulesOfTheDay() {
  const imports: ModuleMetadata['imports'] = [
    ConfigModule.forRoot({ isGlobal: true, load: [ovenConfig] }),
  ];
  let extras: ModuleMetadata['imports'] = [];

  switch (process.env.BAKERY_DAY) {
    case 'sunday':
      extras = [CakesModule];
      break;
    default:
      extras = [BreadsModule, CakesModule];
      break;
  }

  return imports.concat(extras);
}

export default modulesOfTheDay;
