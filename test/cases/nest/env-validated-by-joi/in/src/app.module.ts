import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import * as Joi from 'joi';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      validationSchema: Joi.object({
        PORT: Joi.number().default(3000),
      }),
      validationOptions: { allowUnknown: false, abortEarly: true },
    }),
    BreadsModule,
  ],
})
export class AppModule {}
