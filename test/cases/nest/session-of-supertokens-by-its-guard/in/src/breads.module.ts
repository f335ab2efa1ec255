import { CanActivate, ExecutionContext, Injectable, Module } from '@nestjs/common';
import { verifySession } from 'supertokens-node/recipe/session/framework/express';

@Injectable()
export class BreadGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    await verifySession()(http.getRequest(), http.getResponse(), () => undefined);
    return true;
  }
}

@Module({ providers: [BreadGuard] })
export class BreadsModule {}
