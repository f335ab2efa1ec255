import { DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { BreadsModule } from './breads.module';
import { CakesModule } from './cakes.module';

@Module({})
export class AppModule {
  static forRoot({ cakes }: { cakes: boolean }): DynamicModule {
    const imports = [ConfigModule.forRoot(), BreadsModule];
    if (cakes) imports.push(CakesModule);
    return { module: AppModule, imports };
  }
}
