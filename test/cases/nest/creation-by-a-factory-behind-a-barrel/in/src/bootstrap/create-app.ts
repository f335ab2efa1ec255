import { NestFactory } from '@nestjs/core';
import { AppModule } from '@bakery/app.module';

export const createApp = () => NestFactory.create(AppModule, { logger: false });
