import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';
import { CakesModule } from '../cakes/cakes.module';

@Module({
  imports: [CakesModule],
  controllers: [BreadsController],
})
export class AppModule {}
