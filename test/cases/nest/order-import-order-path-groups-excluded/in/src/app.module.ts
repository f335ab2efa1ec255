import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { map } from 'rxjs';
import { BreadsModule } from './breads/breads.module';
import { CakesModule } from './cakes/cakes.module';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true }), BreadsModule, CakesModule],
})
export class AppModule {
  readonly folder = [join, map];
}
