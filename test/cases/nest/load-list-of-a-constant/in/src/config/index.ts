import type { ConfigFactory } from '@nestjs/config';
import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';

const configs: ConfigFactory[] = [
  ovenConfig,
  shopConfig,
];

export default configs;
