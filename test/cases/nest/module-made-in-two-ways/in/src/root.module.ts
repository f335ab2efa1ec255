import type { DynamicModule } from '@nestjs/common';
import { BreadsModule } from './breads.module';

export class RootModule {
  static register(): DynamicModule {
    if (process.env.CLOSED) return { module: RootModule };
    return { module: RootModule, imports: [BreadsModule] };
  }
}
