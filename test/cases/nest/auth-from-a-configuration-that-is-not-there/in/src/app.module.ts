import { Module } from '@nestjs/common';
import { WristbandExpressAuthModule } from '@wristband/nestjs-auth';
import { authConfig } from '@bakery/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    WristbandExpressAuthModule.forRootAsync({ ...authConfig.asProvider() }),
    BreadsModule,
  ],
})
export class AppModule {}
