/* The bakery's root. */
import type { NestModule } from '@nestjs/common';
import * as nest from '@nestjs/common';
import { Module as NestJsModule } from '@nestjs/common';
import config, { ConfigModule as Settings } from '@nestjs/config';
import 'reflect-metadata';
import { BreadsModule } from './breads.module';
import { authConfig as auth } from './config/wristband.config';
import { WristbandExpressAuthModule as Auth } from '@wristband/nestjs-auth';
import { ConfigService } from './own-config.service';

@NestJsModule({
  imports: [
    Settings.forRoot({ load: [auth] }),
    Auth.forRootAsync(auth.asProvider()),
    BreadsModule,
  ],
  providers: [ConfigService],
})
export class AppModule implements NestModule {
  readonly kind = [nest.VERSION_NEUTRAL, config];
}
