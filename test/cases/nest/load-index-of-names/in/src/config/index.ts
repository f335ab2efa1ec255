export { authConfig } from './auth.config';
export { default as ovenConfig } from './oven.config';
export { shopConfig } from './shop.config';
