import { Module } from '@nestjs/common';
import { FlourModule } from '@bakery/flour';
import { WaterModule } from '@bakery/water';
import { BreadsModule } from '@/breads.module';

@Module({
  imports: [FlourModule, WaterModule, BreadsModule],
})
export class AppModule {}
