import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';

@Module({ imports: [ConfigModule.forRoot({ envFilePath: 'config/bakery.env' })] })
export class BreadsModule {}
