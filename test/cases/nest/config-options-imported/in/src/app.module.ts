import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { configModuleOptions } from './config/options';
import { BreadsModule } from './breads.module';

@Module({
  imports: [ConfigModule.forRoot(configModuleOptions), BreadsModule],
})
export class AppModule {}
