import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { env } from 'node:process';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import {
  WristbandExpressSessionMiddleware,
  WristbandExpressSessionModule,
} from '@wristband/nestjs-auth/session';
import { LogMiddleware } from './log.middleware';
import { authConfig, sessionConfig } from './config/wristband.config';

@Module({
  imports: [
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
  ],
})
export class BakeryModule implements NestModule {
  async configure(bakeryConsumer: MiddlewareConsumer): Promise<void> {
    // Keep this first, so that everything after it can read req.session.
    bakeryConsumer
      .apply(WristbandExpressSessionMiddleware)
      .forRoutes('{*splat}');
    // Log first.
    bakeryConsumer.apply(LogMiddleware).forRoutes('*');
  }
}
