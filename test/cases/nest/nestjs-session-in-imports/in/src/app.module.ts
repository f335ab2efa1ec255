import { Module } from '@nestjs/common';
import { SessionModule } from 'nestjs-session';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    SessionModule.forRoot({ session: { secret: 'dough' } }),
    BreadsModule,
  ],
})
export class AppModule {}
