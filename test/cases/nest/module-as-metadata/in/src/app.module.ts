import { Module, type ModuleMetadata } from '@nestjs/common';
import { BreadsModule } from './breads.module';

const modules = [BreadsModule] as const;

@Module({
  imports: [...modules] satisfies ModuleMetadata['imports'],
} as ModuleMetadata)
export class AppModule {}
