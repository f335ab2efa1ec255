import { Module } from '@nestjs/common';

class Oven {}

@Module({
  imports: [],
})
class Bakery {}

export const ovens = [new Oven()];
export { Bakery as default };
