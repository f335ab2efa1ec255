import { Module } from '@nestjs/common';
import { WristbandExpressSessionModule } from '@wristband/nestjs-auth/session';

@Module({
  imports: [WristbandExpressSessionModule.forRootAsync({ useFactory: () => ({}) })],
})
export class LoginModule {}
