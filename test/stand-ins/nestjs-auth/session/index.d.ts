import type { DynamicModule, NestMiddleware } from '@nestjs/common';
import type { AsyncOptions } from '../index';

export interface SessionOptions {
  /** At least 32 characters each; several for rotation, the first one encrypts. */
  secrets: string | string[];
  /** true */
  secure?: boolean;
  /** 'session' */
  cookieName?: string;
  /** 3600, in seconds */
  maxAge?: number;
  /** 'Lax' */
  sameSite?: 'Lax' | 'Strict' | 'None';
  domain?: string;
  /** '/' */
  path?: string;
  /** false */
  enableCsrfProtection?: boolean;
  csrfCookieName?: string;
  csrfCookieDomain?: string;
}

export declare class WristbandExpressSessionMiddleware implements NestMiddleware {
  use(request: any, response: any, next: (error?: any) => void): void;
}

export declare class WristbandExpressSessionModule {
  static forRootAsync(options: AsyncOptions<SessionOptions>): DynamicModule;
}
