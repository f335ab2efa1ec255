import { NestFactory } from '@nestjs/core';
import { OvenModule } from './oven.module';

void NestFactory.create(OvenModule);
