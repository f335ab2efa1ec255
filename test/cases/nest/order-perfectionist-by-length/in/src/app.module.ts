import { BreadsModule } from './breads/breads.module';
import { ConfigModule } from '@nestjs/config';
import { CakesModule } from './cakes/cakes.module';
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { map } from 'rxjs';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true }), BreadsModule, CakesModule],
})
export class AppModule {
  readonly folder = [join, map];
}
