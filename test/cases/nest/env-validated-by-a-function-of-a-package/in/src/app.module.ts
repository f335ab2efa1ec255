import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { validationSchema } from './config/validation';
import { BreadsModule } from './breads.module';

@Module({
  imports: [ConfigModule.forRoot({ validationSchema }), BreadsModule],
})
export class AppModule {}
