export * from './lib/app.module';
