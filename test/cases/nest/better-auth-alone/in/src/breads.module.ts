import { Module } from '@nestjs/common';
import { betterAuth } from 'better-auth';

export const auth = betterAuth({});

@Module({})
export class BreadsModule {}
