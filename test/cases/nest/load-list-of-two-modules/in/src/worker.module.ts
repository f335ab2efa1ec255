import { Module } from '@nestjs/common';
import { configs } from './config';

@Module({ providers: configs.map((config) => config.asProvider()) })
export class WorkerModule {}
