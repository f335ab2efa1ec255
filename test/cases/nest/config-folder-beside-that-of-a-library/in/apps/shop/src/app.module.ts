import { Module } from '@nestjs/common';
import { AuthModule } from '@bakery/auth';

@Module({
  imports: [AuthModule],
})
export class AppModule {}
