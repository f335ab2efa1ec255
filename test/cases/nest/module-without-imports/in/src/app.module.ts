import { Controller, Get, Module } from '@nestjs/common';

@Controller()
class BreadsController {
  @Get()
  list() {
    return ['rye'];
  }
}

@Module({
  controllers: [BreadsController],
})
export class AppModule {}
