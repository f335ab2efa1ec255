import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { ConfigModule as NestConfigModule, ConfigService } from '@nestjs/config';
import { WristbandExpressAuthModule as Auth } from '@wristband/nestjs-auth';
import {
  WristbandExpressSessionMiddleware as SessionMiddleware,
  WristbandExpressSessionModule as Session,
} from '@wristband/nestjs-auth/session';
import { BreadsModule } from './breads.module';
import { authConfig as auth, cookies } from './settings/wristband';

@Module({
  imports: [
    NestConfigModule.forRoot({ load: [auth, cookies] }),
    Auth.forRootAsync(auth.asProvider()),
    Session.forRootAsync({
      imports: [NestConfigModule],
      useFactory: (config: ConfigService) => config.getOrThrow('wristbandSession'),
      inject: [ConfigService],
    }),
    BreadsModule,
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(SessionMiddleware).forRoutes('{*splat}');
  }
}
