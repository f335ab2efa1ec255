import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { validate } from './env.validation';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ validate }),
    BreadsModule,
  ],
})
export class AppModule {}
