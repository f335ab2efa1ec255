import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import { ovens } from '@bakery/config';
import flours from './flours';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [ovens, flours],
    }),
    BreadsModule,
  ],
})
export class AppModule {}
