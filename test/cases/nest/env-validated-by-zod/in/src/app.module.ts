import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { z } from 'zod';
import { BreadsModule } from './breads.module';

const schema = z.object({
  PORT: z.coerce.number().default(3000),
});

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, validate: schema.parse }),
    BreadsModule,
  ],
})
export class AppModule {}
