import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    BreadsModule.forRootAsync({
      imports: [ConfigModule],
      useFactory: (config: ConfigService) => config.get('BREADS'),
      inject: [ConfigService],
    }),
  ],
})
export class AppModule {}
