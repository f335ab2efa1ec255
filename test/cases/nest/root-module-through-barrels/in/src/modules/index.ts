export * from './breads';
export * from './roots';
