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
import { z } from 'zod';
import { BreadsModule } from './breads.module';
import { authConfig, sessionConfig } from './config/wristband.config';

const schema = z.object({
  PORT: z.coerce.number().default(3000),
  WRISTBAND_CLIENT_ID: z.string().min(1),
  WRISTBAND_CLIENT_SECRET: z.string().min(1),
  WRISTBAND_APPLICATION_VANITY_DOMAIN: z.string().min(1),
  WRISTBAND_SESSION_SECRET: z.string().min(32),
});

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      validate: schema.parse,
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
