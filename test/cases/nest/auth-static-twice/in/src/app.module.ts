import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { breadOptions } from './bread-options';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
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
    BreadsModule,
  ],
})
export class AppModule {}
