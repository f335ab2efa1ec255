import { Module } from '@nestjs/common';
import { Flour, Salt } from './flour';

export function dough(flour: Flour): Partial<Salt> {
  return flour;
}

@Module({})
export class BreadsModule {}
