import { type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

export class Server {
  static async start(module: Type<unknown>): Promise<void> {
    const app = await NestFactory.create(module);
    await app.listen(3000);
  }
}
