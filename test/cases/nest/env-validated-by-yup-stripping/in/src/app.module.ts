import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { validate } from './env';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, validate }),
    BreadsModule,
  ],
})
export class AppModule {}
