import { Module } from '@nestjs/common';

@Module({})
export class BreadsModule {
  static forRootAsync(options: object) {
    return { module: BreadsModule, providers: [], options };
  }
}
