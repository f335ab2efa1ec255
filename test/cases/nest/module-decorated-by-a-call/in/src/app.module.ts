import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';

export class AppModule {}

Module({ imports: [BreadsModule] })(AppModule);
