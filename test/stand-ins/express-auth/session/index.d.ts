import type { RequestHandler } from 'express';

export interface SessionOptions {
  /** At least 32 characters each; several for rotation, the first one encrypts. */
  secrets: string | string[];
  /** true */
  secure?: boolean;
  cookieName?: string;
  maxAge?: number;
  sameSite?: 'Lax' | 'Strict' | 'None';
  domain?: string;
  path?: string;
}

export declare function createWristbandSession(options: SessionOptions): RequestHandler;

declare global {
  namespace Express {
    interface Request {
      session: Record<string, unknown> & { save(): Promise<void> };
    }
  }
}
