import { Module } from '@nestjs/common';
import { BreadsModule } from 'src/breads.module';

@Module({
  imports: [BreadsModule],
})
export class AppModule {}
