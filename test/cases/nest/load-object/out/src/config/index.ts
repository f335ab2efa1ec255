import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';
import { authConfig, sessionConfig } from './wristband.config';

export default { ovenConfig, shopConfig, authConfig, sessionConfig };
