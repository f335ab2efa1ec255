import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { envFilePath } from './config/environments';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, envFilePath: envFilePath() }),
    BreadsModule,
  ],
})
export class AppModule {}
