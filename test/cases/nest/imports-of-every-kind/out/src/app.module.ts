/* The bakery's root. */
import type { MiddlewareConsumer, NestModule } from '@nestjs/common';
import * as nest from '@nestjs/common';
import { Module as NestJsModule } from '@nestjs/common';
import config, {
  ConfigModule as Settings,
  ConfigService as NestConfigService,
} from '@nestjs/config';
import 'reflect-metadata';
import { BreadsModule } from './breads.module';
import { authConfig as auth, sessionConfig } from './config/wristband.config';
import { WristbandExpressAuthModule as Auth } from '@wristband/nestjs-auth';
import {
  WristbandExpressSessionMiddleware,
  WristbandExpressSessionModule,
} from '@wristband/nestjs-auth/session';
import { ConfigService } from './own-config.service';

@NestJsModule({
  imports: [
    Settings.forRoot({ load: [auth, sessionConfig] }),
    Auth.forRootAsync(auth.asProvider()),
    WristbandExpressSessionModule.forRootAsync({
      imports: [Settings],
      useFactory: (configService: NestConfigService) =>
        configService.getOrThrow('wristbandSession'),
      inject: [NestConfigService],
    }),
    BreadsModule,
  ],
  providers: [ConfigService],
})
export class AppModule implements NestModule {
  readonly kind = [nest.VERSION_NEUTRAL, config];

  configure(consumer: MiddlewareConsumer) {
    // Keep this first, so that everything after it can read req.session.
    consumer.apply(WristbandExpressSessionMiddleware).forRoutes('{*splat}');
  }
}
