import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';
import { authConfig, sessionConfig } from './wristband.config';

export const configs = [ovenConfig, shopConfig, authConfig, sessionConfig];
