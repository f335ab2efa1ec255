import { Module } from '@nestjs/common';
import { ConfigModule } from './config.module';
import { env } from './env';

@Module({
  imports: [ConfigModule],
  providers: [{ provide: 'ENV', useValue: env }],
})
export class AppModule {}
