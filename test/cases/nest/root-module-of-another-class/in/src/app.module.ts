import { type DynamicModule, Module } from '@nestjs/common';
import { BreadsController } from './breads.controller';

@Module({})
export class OvenModule {}

@Module({
  imports: [],
  controllers: [BreadsController],
  providers: [],
})
export class AppModule {
  static register(): DynamicModule {
    return { module: OvenModule, imports: [] };
  }
}
