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
import { minLength, object, optional, parse, pipe, string } from 'valibot';
import { BreadsModule } from './breads.module';
import { authConfig, sessionConfig } from './config/wristband.config';

const Env = object({
  PORT: optional(string()),
  WRISTBAND_CLIENT_ID: pipe(string(), minLength(1)),
  WRISTBAND_CLIENT_SECRET: pipe(string(), minLength(1)),
  WRISTBAND_APPLICATION_VANITY_DOMAIN: pipe(string(), minLength(1)),
  WRISTBAND_SESSION_SECRET: pipe(string(), minLength(32)),
});

@Module({
  imports: [
    ConfigModule.forRoot({
      validate: (env) => parse(Env, env),
      load: [authConfig, sessionConfig],
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
