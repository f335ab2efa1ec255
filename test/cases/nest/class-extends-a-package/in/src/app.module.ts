import { BaseModule } from '@bakery/base';
import { Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule extends BaseModule {}
