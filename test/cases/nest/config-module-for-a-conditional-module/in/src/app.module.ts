import { Module } from '@nestjs/common';
import { ConditionalModule, ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: false, cache: true }),
    ConditionalModule.registerWhen(BreadsModule, 'BREADS'),
  ],
})
export class AppModule {}
