import { Module } from '@nestjs/common';
import { label } from './label';
import { crumbs } from './crumbs.js';
import { Mail } from './mail';

@Module({ providers: [{ provide: 'ALL', useValue: [label, crumbs, Mail] }] })
export class BreadsModule {}
