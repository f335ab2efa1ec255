import { Module, type ModuleMetadata } from '@nestjs/common';
import { BreadsModule } from './breads.module';

const metadata: ModuleMetadata = {
  imports: [BreadsModule],
};

@Module(metadata)
export class AppModule {}
