import { Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ScheduleModule } from '@nestjs/schedule';
import { map } from 'rxjs';
import { BreadsController } from './breads.controller';
import { BreadsModule } from './breads/breads.module';
import { CakesModule } from './cakes/cakes.module';

@Module({
  imports: [
    EventEmitterModule.forRoot(),
    ScheduleModule.forRoot(),
    BreadsModule,
    CakesModule,
  ],
  controllers: [BreadsController],
})
export class AppModule {
  readonly folder = map;
}
