import { Module, type Type } from '@nestjs/common';
import { BreadsController } from './breads.controller';

function build(): Type<unknown> {
  @Module({ controllers: [BreadsController] })
  class Built {}

  return Built;
}

export const AppModule = build();

@Module({
  imports: [AppModule],
})
export class RootModule {}
