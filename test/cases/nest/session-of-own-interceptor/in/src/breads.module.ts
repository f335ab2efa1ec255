import { CallHandler, ExecutionContext, Injectable, Module, NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

@Injectable()
export class BreadInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    Object.assign(GqlExecutionContext.create(context).getContext().req, {
      session: { bread: 'rye' },
    });
    return next.handle();
  }
}

@Module({ providers: [BreadInterceptor] })
export class BreadsModule {}
