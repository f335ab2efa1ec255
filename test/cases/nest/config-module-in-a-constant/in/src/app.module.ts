import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

const config = ConfigModule.forRoot({ envFilePath: ['.env'] });

@Module({
  imports: [config, BreadsModule],
})
export class AppModule {}
