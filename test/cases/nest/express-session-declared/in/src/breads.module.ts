import { Module } from '@nestjs/common';

declare module 'express-session' {
  interface SessionData {
    bread: string;
  }
}

@Module({})
export class BreadsModule {}
