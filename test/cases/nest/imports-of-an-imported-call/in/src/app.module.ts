import { Module } from '@nestjs/common';
import modulesOfTheDay from './modules/of-the-day';

@Module({
  imports: modulesOfTheDay(),
})
export class AppModule {}
