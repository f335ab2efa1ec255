import { Module } from '@nestjs/common';
import { flour } from './mill/flour';

@Module({ providers: [{ provide: 'ALL', useValue: flour }] })
export class BreadsModule {}
