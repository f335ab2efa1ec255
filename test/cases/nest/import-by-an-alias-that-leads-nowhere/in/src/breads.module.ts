import { Module } from '@nestjs/common';
import { flour } from '@bakery/flour';

@Module({ providers: [{ provide: 'ALL', useValue: flour }] })
export class BreadsModule {}
