import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import * as configs from './config';
import database from './config';
import { ovens, type Ovens } from './config/ovens';

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      load: [database, ovens, configs.flours, bakery, water, () => ({ salt: 'coarse' })],
    }),
    BreadsModule,
  ],
})
export class AppModule {}

function bakery() {
  const found: Ovens | undefined = undefined;
  if (found) return found;
  return { name: 'Rye' };
}

const water = (): { hardness: number } => readWater();

function readWater() {
  return { hardness: 12 };
}
