import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ load: [() => ({ oven: 'hot' })] }),
    BreadsModule,
  ],
})
export class AppModule {}
