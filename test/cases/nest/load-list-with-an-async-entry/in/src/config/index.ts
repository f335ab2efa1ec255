import { ovenConfig } from './oven.config';
import { shopConfig } from './shop.config';

const remote = async () => ({ oven: 'remote' });

export default [ovenConfig, shopConfig, remote];
