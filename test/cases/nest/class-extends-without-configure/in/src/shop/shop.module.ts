import { Logger } from '@nestjs/common';

abstract class Named {
  abstract readonly name: string;
}

export abstract class ShopModule extends Named {
  protected readonly logger = new Logger('shop');
  readonly name = 'shop';
}
