import { CanActivate, ExecutionContext, Injectable, Module } from '@nestjs/common';

@Injectable()
export class BreadGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp().getRequest();
    http['session'] = await this.find(http.headers.authorization);
    http.session ??= { anonymous: true };
    return true;
  }

  private async find(key: string): Promise<object> {
    return { key };
  }
}

@Module({ providers: [BreadGuard] })
export class BreadsModule {}
