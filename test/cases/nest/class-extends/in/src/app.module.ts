import { Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

class Base {
  configure() {}
}

@Module({
  imports: [],
  controllers: [BreadsController],
  providers: [],
})
export class AppModule extends Base {}
