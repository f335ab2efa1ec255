import { Controller, Get } from '@nestjs/common';

@Controller('breads')
export class BreadsController {
  @Get()
  list(): string[] {
    return ['rye', 'spelt'];
  }
}
