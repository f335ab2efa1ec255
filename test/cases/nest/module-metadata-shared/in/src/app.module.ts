import { Module, type ModuleMetadata } from '@nestjs/common';
import { BreadsModule } from './breads.module';

const metadata = {
  imports: [BreadsModule],
} satisfies ModuleMetadata;

@Module(metadata)
export class AppModule {}

@Module(metadata)
export class OtherModule {}
