import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [async () => ({ oven: await heat() })],
    }),
    BreadsModule,
  ],
})
export class AppModule {}

function heat(): Promise<number> {
  return Promise.resolve(230);
}
