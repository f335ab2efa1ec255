require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { AppModule } = require('./app.module');

NestFactory.create(AppModule).then((app) => app.listen(3000));
