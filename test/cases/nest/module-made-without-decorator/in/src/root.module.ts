import type { DynamicModule } from '@nestjs/common';
import { BreadsModule } from './breads.module';

export class RootModule {
  public static register(): DynamicModule {
    return {
      module: RootModule,
      imports: [BreadsModule],
    };
  }
}
