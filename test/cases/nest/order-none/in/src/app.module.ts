import { ScheduleModule } from '@nestjs/schedule';
import { Module } from '@nestjs/common';
import { map } from 'rxjs';
import { CakesModule } from './cakes/cakes.module';
import { BreadsController } from './breads.controller';
import { BreadsModule } from './breads/breads.module';

@Module({
  imports: [
    ScheduleModule.forRoot(),
    BreadsModule,
    CakesModule,
  ],
  controllers: [BreadsController],
})
export class AppModule {
  readonly folder = map;
}
