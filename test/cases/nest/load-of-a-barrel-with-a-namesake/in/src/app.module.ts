import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import { authConfig, shopConfig } from './config';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, load: [authConfig, shopConfig] }),
    BreadsModule,
  ],
})
export class AppModule {}
