import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { z } from 'zod';
import { BreadsModule } from './breads.module';

const schema = z.object({ PORT: z.string() }).passthrough();

@Module({
  imports: [
    ConfigModule.forRoot({ validate: (config) => schema.parse(config) }),
    BreadsModule,
  ],
})
export class AppModule {}
