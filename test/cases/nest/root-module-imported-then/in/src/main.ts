import { NestFactory } from '@nestjs/core';

import('./app.module')
  .then(({ AppModule }) => NestFactory.create(AppModule))
  .then((app) => app.listen(process.env.PORT ?? 3000));
