import { Module } from '@nestjs/common';
import { PrismaClient } from '../generated/prisma';
import { Flour } from './mill/flour.client';

@Module({ providers: [PrismaClient, Flour] })
export class BreadsModule {}
