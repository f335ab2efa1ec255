export const name = 'NestFactory.create(AppModule)';
