import { Module } from '@nestjs/common';
import { sum } from 'lodash';
import type { Flour } from '@mill/flour/types';
export { bake } from 'oven';

@Module({ providers: [{ provide: 'SUM', useValue: sum }] })
export class BreadsModule {}
