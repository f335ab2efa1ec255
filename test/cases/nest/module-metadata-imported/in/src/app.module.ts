import { Module } from '@nestjs/common';
import { metadata } from './metadata';

@Module(metadata)
export class AppModule {}
