import { Module } from '@nestjs/common';
import { BreadsModule } from '~/breads.module';
import { CakesModule } from './cakes.module';

@Module({
  imports: [BreadsModule, CakesModule],
})
export class AppModule {}
