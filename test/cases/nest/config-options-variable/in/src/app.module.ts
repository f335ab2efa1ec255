import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { env } from 'node:process';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { authConfig } from './config/wristband.config';
import { BreadsModule } from './breads.module';

const options = { load: [authConfig], cache: env.CACHE === '1' };

@Module({
  imports: [
    ConfigModule.forRoot(options),
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
