import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [import('./config').then(({ ovens }) => ovens)],
    }),
    BreadsModule,
  ],
})
export class AppModule {}
