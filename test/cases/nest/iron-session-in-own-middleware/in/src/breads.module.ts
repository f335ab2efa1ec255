import { Injectable, Module, NestMiddleware } from '@nestjs/common';
import { NextFunction, Request, Response } from 'express';
import { getIronSession } from 'iron-session';

@Injectable()
export class BreadMiddleware implements NestMiddleware {
  async use(req: Request, res: Response, next: NextFunction): Promise<void> {
    req.session = await getIronSession(req, res, { cookieName: 'breads', password: 'dough' });
    next();
  }
}

@Module({ providers: [BreadMiddleware] })
export class BreadsModule {}
