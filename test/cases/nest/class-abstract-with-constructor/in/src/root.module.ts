import { Global, Module, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { BreadsModule } from './breads.module';

@Module({ imports: [BreadsModule] })
@Global()
export default class RootModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly breads: BreadsModule) {}

  onModuleInit() {}

  onModuleDestroy() {}
}
