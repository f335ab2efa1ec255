import { Module } from '@nestjs/common';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';

@Module({
  imports: [
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
  ],
})
export class AuthModule {}
