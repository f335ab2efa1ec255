import type { NestApp } from '../app.js';
import { configForRoot, loadArray } from './config-module.js';
import { unlessObstacle } from '../unsupported.js';
import type { ImportsHome } from './imports-home.js';

/**
 * How the SDK's modules get their options: from what ConfigModule loads, as the guide shows it, or each from its
 * own configuration, where the root module's ConfigModule cannot be made to load it.
 */
export type Delivery = 'load' | 'provider';

export function deliveryOf(home: ImportsHome, { findings }: NestApp): Delivery {
  const delivery = unlessObstacle((): Delivery => {
    const forRoot = configForRoot(home);
    if (forRoot === undefined) return findings.configModules.length === 0 ? 'load' : 'provider';
    loadArray(forRoot);
    return 'load';
  }, undefined);
  return delivery ?? 'provider';
}
