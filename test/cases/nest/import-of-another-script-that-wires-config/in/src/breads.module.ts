import { Module } from '@nestjs/common';
import { CrumbsModule } from './crumbs.module';

@Module({ imports: [CrumbsModule] })
export class BreadsModule {}
