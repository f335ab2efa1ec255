import { type DynamicModule, Module } from '@nestjs/common';
import { BreadsModule } from './breads.module';

@Module({})
export class AppModule {
  static register(): DynamicModule {
    const made = {
      module: AppModule,
      imports: [BreadsModule],
    } satisfies DynamicModule;
    return made;
  }
}
