import { ovenConfig } from './oven.config';

export const configs = [ovenConfig];
