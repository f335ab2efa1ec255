import { Module } from '@nestjs/common';
import { LoginModule } from '@bakery/login';
import { BreadsModule } from './breads.module';

@Module({
  imports: [LoginModule, BreadsModule],
})
export class AppModule {}
