import { Global, Module, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { BreadsModule } from './breads.module';

@Module({ imports: [BreadsModule] })
@Global()
export default class RootModule implements OnModuleInit, OnModuleDestroy {
  constructor(private readonly modules: ModuleRef) {}

  onModuleInit() {}

  onModuleDestroy() {}
}
