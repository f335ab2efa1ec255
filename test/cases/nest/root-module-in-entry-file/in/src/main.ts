import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Module({
  imports: [],
})
class ShopModule {}

void NestFactory.create(ShopModule).then((app) => app.listen(3000));
