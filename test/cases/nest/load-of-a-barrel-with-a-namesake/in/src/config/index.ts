export { default as authConfig } from './auth.config';
export { default as shopConfig } from './shop.config';
