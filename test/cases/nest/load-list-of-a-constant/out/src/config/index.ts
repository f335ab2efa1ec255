import type { ConfigFactory } from '@nestjs/config';
import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';
import { authConfig, sessionConfig } from './wristband.config';

const configs: ConfigFactory[] = [
  ovenConfig,
  shopConfig,
  authConfig,
  sessionConfig,
];

export default configs;
