export * from '../breads.module';
