import { Module } from '@nestjs/common';
import type { Flour } from './flour';
import { type Salt } from './salt';

export type Dough = Flour | Salt;

@Module({})
export class BreadsModule {}
