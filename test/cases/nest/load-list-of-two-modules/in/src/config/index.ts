import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';

export const configs = [ovenConfig, shopConfig];
