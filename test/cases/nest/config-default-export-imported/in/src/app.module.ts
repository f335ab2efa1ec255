import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import wristband from './login/settings';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [wristband] }), BreadsModule],
})
export class AppModule {}
