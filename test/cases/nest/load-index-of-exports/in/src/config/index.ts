export * from './oven.config';
export * from './shop.config';
