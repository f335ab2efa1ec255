import { Module } from '@nestjs/common';
import { BreadsModule } from '@modules/breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule {}
