import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { validate } from './env.validation';
import { BreadsModule } from './breads.module';
import { authConfig } from './config/wristband.config';

@Module({
  imports: [
    ConfigModule.forRoot({
      validate,
      load: [authConfig],
    }),
    WristbandExpressAuthModule.forRootAsync({
      imports: [ConfigModule],
      useFactory: (configService: ConfigService) =>
        configService.getOrThrow('wristbandAuth'),
      inject: [ConfigService],
    }),
    BreadsModule,
  ],
})
export class AppModule {}
