import { type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

export async function createBakery(
  moduleRef: Type<unknown>,
): Promise<INestApplication> {
  return NestFactory.create(moduleRef);
}

export async function startBakery(moduleRef: Type<unknown>): Promise<void> {
  const app = await createBakery(moduleRef);
  await app.listen(3000);
}
