import { Module } from '@nestjs/common';
import { modules } from '../../../libs/common';

@Module({
  imports: modules,
})
export class OvenModule {}
