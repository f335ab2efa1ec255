import { map } from 'rxjs';
import { Module } from '@nestjs/common';
import { BreadsModule } from './breads/breads.module';
import { CakesModule } from './cakes/cakes.module';

@Module({
  imports: [
    BreadsModule,
    CakesModule,
  ],
})
export class AppModule {
  readonly folder = map;
}
