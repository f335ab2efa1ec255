import { NestFactory } from '@nestjs/core';
import Bakery from './bakery';

NestFactory.create(Bakery).then((app) => app.listen(3000));
