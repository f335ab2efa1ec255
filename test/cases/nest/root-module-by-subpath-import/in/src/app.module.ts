import { Module } from '@nestjs/common';
import { BreadsModule } from '#app/breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule {}
