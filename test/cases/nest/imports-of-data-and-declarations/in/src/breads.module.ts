import { Module } from '@nestjs/common';
import './global';
import './ambient.d.ts';
import mail from './mail.html';
import schema from './schema.gql';
import label from './label.txt?raw';

@Module({ providers: [{ provide: 'TEXTS', useValue: [mail, schema, label] }] })
export class BreadsModule {}
