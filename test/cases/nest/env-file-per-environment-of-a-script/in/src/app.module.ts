import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      envFilePath: `config/.env.${process.env.NODE_ENV}`,
    }),
    BreadsModule,
  ],
})
export class AppModule {}
