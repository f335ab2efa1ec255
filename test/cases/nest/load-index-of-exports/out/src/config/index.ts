export * from './oven.config';
export * from './shop.config';
export * from './wristband.config';
