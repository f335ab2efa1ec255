import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ENV_FILES } from './env';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({ envFilePath: ENV_FILES }),
    BreadsModule,
  ],
})
export class AppModule {}
