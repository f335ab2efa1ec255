export * from './shop.module';
