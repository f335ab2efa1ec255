import { BreadsModule } from '../breads.module';
import { CakesModule } from '../cakes.module';
import { authConfig, sessionConfig } from '../config/wristband.config';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { env } from 'node:process';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { WristbandExpressSessionModule } from '@wristband/nestjs-auth/session';

export const all = [
  ConfigModule.forRoot({
    isGlobal: true,
    load: [authConfig, sessionConfig],
    envFilePath: env.NODE_ENV === 'production' ? '' : '.env',
    ignoreEnvFile: env.NODE_ENV === 'production',
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
  BreadsModule,
  CakesModule,
];
