import type { DynamicModule, FactoryProvider, ModuleMetadata } from '@nestjs/common';

export type { SessionOptions } from './session';

export interface AuthConfig {
  clientId: string;
  clientSecret: string;
  wristbandApplicationVanityDomain: string;
  dangerouslyDisableSecureCookies?: boolean;
  scopes?: string[];
}

/** NestJS's async provider pattern: what the factory returns, or a promise of it. */
export interface AsyncOptions<Value> {
  imports?: ModuleMetadata['imports'];
  useFactory: (...dependencies: any[]) => Value | Promise<Value>;
  inject?: FactoryProvider['inject'];
}

export declare class WristbandExpressAuthModule {
  static forRootAsync(options: AsyncOptions<AuthConfig>): DynamicModule;
}
