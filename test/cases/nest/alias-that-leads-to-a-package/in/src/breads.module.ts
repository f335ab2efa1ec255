import { Module } from '@nestjs/common';
import { flour } from '@bakery/flour';
import { salt } from 'salt';

@Module({ providers: [{ provide: 'ALL', useValue: [flour, salt] }] })
export class BreadsModule {}
