import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import * as Joi from 'joi';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      validationSchema: Joi.object().keys({
        PORT: Joi.number().default(3000),
      }),
    }),
    BreadsModule,
  ],
})
export class AppModule {}
