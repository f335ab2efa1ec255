import { Module } from '@nestjs/common';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { ConfigModule } from '@nestjs/config';
import { env } from 'node:process';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
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
    BreadsModule,
  ],
})
export class AppModule {}
