import { ConfigModule, ConfigService } from '@nestjs/config';
import { ModuleMetadata } from '@nestjs/common';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { WristbandExpressSessionModule } from '@wristband/nestjs-auth/session';
import { BreadsModule } from '../breads.module';
import { CakesModule } from '../cakes.module';
import { ovenConfig } from '../config/oven.config';
import { authConfig, sessionConfig } from '../config/wristband.config';

function modulesOfTheDay() {
  const imports: ModuleMetadata['imports'] = [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [ovenConfig, authConfig, sessionConfig],
    }),
    WristbandExpressAuthModule.forRootAsync({
      imports: [ConfigModule],
      useFactory: (configService: ConfigService) =>
        configService.getOrThrow('wristbandAuth'),
      inject: [ConfigService],
    }),
    WristbandExpressSessionModule.forRootAsync({
      imports: [ConfigModule],
      useFactory: (configService: ConfigService) =>
        configService.getOrThrow('wristbandSession'),
      inject: [ConfigService],
    }),
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
