import { Module } from '@nestjs/common';
import { BreadsModule } from '@core/breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule {}
