import {
  type MiddlewareConsumer,
  Module,
  type NestModule,
} from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import {
  WristbandExpressSessionMiddleware,
  WristbandExpressSessionModule,
} from '@wristband/nestjs-auth/session';
import { BreadsModule } from './breads.module';
import * as configs from './config';
import database from './config';
import { ovens, type Ovens } from './config/ovens';
import { authConfig, sessionConfig } from './config/wristband.config';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [
        database,
        ovens,
        configs.flours,
        bakery,
        water,
        () => ({ salt: 'coarse' }),
        authConfig,
        sessionConfig,
      ],
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
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    // Keep this first, so that everything after it can read req.session.
    consumer.apply(WristbandExpressSessionMiddleware).forRoutes('{*splat}');
  }
}

function bakery() {
  const found: Ovens | undefined = undefined;
  if (found) return found;
  return { name: 'Rye' };
}

const water = (): { hardness: number } => readWater();

function readWater() {
  return { hardness: 12 };
}
