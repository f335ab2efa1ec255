const express = require('express');
const { NestFactory } = require('@nestjs/core');
const { ExpressAdapter } = require('@nestjs/platform-express');
const { AppModule } = require('./app.module');

const server = express();

NestFactory.create(AppModule, new ExpressAdapter(server)).then((app) => app.listen(3000));
