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
import { breadOptions, sessionConfig } from './config/wristband.config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, load: [sessionConfig] }),
    WristbandExpressAuthModule.forRootAsync(
      {
        inject: [ConfigService],
        useFactory: (config: ConfigService) => ({
          clientId: config.getOrThrow('CAKE_CLIENT_ID'),
          clientSecret: config.getOrThrow('CAKE_CLIENT_SECRET'),
          wristbandApplicationVanityDomain: 'cakes.example.com',
        }),
      },
      'CakeAuth',
    ),
    WristbandExpressAuthModule.forRootAsync(
      { useFactory: () => breadOptions },
      'BreadAuth',
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
