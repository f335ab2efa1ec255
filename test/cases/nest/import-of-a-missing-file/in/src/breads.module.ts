import { Module } from '@nestjs/common';
import { flour } from './flour';

@Module({ providers: [{ provide: 'ALL', useValue: flour }] })
export class BreadsModule {}
