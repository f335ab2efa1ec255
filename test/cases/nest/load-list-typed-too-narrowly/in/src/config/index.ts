import { ovenConfig } from './oven.config';

export const configs: (typeof ovenConfig)[] = [ovenConfig];
