import { Module } from '@nestjs/common';
import { ConditionalModule, ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConditionalModule.registerWhen(
      ConfigModule.forRoot({ isGlobal: true }),
      'BAKERY_CONFIG',
    ),
    BreadsModule,
  ],
})
export class AppModule {}
