import { NestFactory } from '@nestjs/core';

export class Server {
  static async start(root: unknown) {
    const app = await NestFactory.create(root);
    await app.listen(3000);
  }
}
