import {
  type MiddlewareConsumer,
  Module,
  type NestModule,
} from '@nestjs/common';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { env } from 'node:process';
import {
  WristbandExpressSessionMiddleware,
  WristbandExpressSessionModule,
} from '@wristband/nestjs-auth/session';
import { BreadsModule } from './breads.module';
import { sessionConfig } from './config/wristband.config';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [sessionConfig],
      envFilePath: env.NODE_ENV === 'production' ? '' : '.env',
      ignoreEnvFile: env.NODE_ENV === 'production',
    }),
    WristbandExpressAuthModule.forRootAsync(
      {
        useFactory: () => ({
          clientId: 'bakery-client',
          clientSecret: process.env.WRISTBAND_CLIENT_SECRET ?? '',
          wristbandApplicationVanityDomain: 'bakery.example.com',
        }),
      },
      'WristbandAuth',
    ),
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
