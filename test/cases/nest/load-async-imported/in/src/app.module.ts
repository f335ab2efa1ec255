import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import database from './config';
import { ovens } from './config/ovens';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [database, ovens],
    }),
    BreadsModule,
  ],
})
export class AppModule {}
