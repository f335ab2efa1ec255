import { Injectable, Module, NestMiddleware } from '@nestjs/common';
import { NextFunction, Request, Response } from 'express';
import expressSession, { type SessionOptions } from 'express-session';

@Injectable()
export class BreadMiddleware implements NestMiddleware {
  private readonly session = expressSession({ secret: 'dough' } satisfies SessionOptions);

  use(req: Request, res: Response, next: NextFunction): void {
    this.session(req, res, next);
  }
}

@Module({ providers: [BreadMiddleware] })
export class BreadsModule {}
