import { Module } from '@nestjs/common';
import { SettingsModule } from '@bakery/settings';
import { BreadsModule } from './breads.module';

@Module({
  imports: [SettingsModule, BreadsModule],
})
export class AppModule {}
