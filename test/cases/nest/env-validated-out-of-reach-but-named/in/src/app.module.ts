import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { createValidation } from '@bakery/env';
import { names } from './names';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ validate: createValidation(names) }),
    BreadsModule,
  ],
})
export class AppModule {}
