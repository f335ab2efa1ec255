import { join } from 'node:path';

import { Module } from '@nestjs/common';
import { map } from 'rxjs';

import { BreadsController } from './breads.controller';
import { BreadsModule } from './breads/breads.module';
import { CakesModule } from './cakes/cakes.module';

@Module({
  imports: [
    BreadsModule,
    CakesModule,
  ],
  controllers: [BreadsController],
})
export class AppModule {
  readonly folder = [join, map];
}
