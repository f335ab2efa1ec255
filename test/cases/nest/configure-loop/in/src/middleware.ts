import { Injectable, type NestMiddleware } from '@nestjs/common';

@Injectable()
export class Baker implements NestMiddleware {
  use(_request: unknown, _response: unknown, next: () => void): void {
    next();
  }
}

@Injectable()
export class Timer extends Baker {}
