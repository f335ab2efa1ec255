import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';

export default [ovenConfig, shopConfig];
