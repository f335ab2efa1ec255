import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { join } from 'node:path';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ envFilePath: join(__dirname, '..', 'env', '.env') }),
    BreadsModule,
  ],
})
export class AppModule {}
