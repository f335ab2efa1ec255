import { Module } from '@nestjs/common';
import type { SessionData } from 'express-session';
import { Session } from 'express-session';

declare module 'express-session' {
  interface SessionData {
    bread: string;
  }
}

export type Baked = Session & Partial<SessionData>;

@Module({})
export class BreadsModule {}
