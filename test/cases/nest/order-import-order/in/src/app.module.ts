import { join } from 'path';

import { Module } from '@nestjs/common';
import { map } from 'rxjs';

import { BreadsModule } from './breads/breads.module';
import { BreadsController } from './breads.controller';
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
