import { NestFactory } from '@nestjs/core';
import { ShopModule } from './shop.module';

void NestFactory.create(ShopModule);
