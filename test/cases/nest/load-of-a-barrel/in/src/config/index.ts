export * from './wristband.config';
export { default as shopConfig } from './shop.config';
