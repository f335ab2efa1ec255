import { type DynamicModule, Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

@Module({
  imports: [],
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {
  static register(): DynamicModule {
    return { module: AppModule, imports: [] };
  }
}
