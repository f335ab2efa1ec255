import { Module, type ModuleMetadata } from '@nestjs/common';
import { BreadsModule } from './breads.module';

@Module({
  imports: [BreadsModule],
} satisfies ModuleMetadata)
export class AppModule {}
