import { Module } from '@nestjs/common';
import { FlourService } from './flour.service';

@Module({})
export class BreadsModule {
  constructor(readonly flour: FlourService) {}
}
