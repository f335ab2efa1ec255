import { includerOf } from './chain/scope.js';
import type { Chain } from './chain/chain.js';
import type { SettingsPlace } from './loaders/index.js';

/** A settings file in its chain. */
export interface SettingsSite extends SettingsPlace {
  /** The settings module that manage.py names. */
  readonly entry: string;
  readonly chain: Chain;
}

export function siteOf({ chain, entry }: Pick<SettingsSite, 'chain' | 'entry'>, file: string): SettingsSite {
  return { ...placeIn(chain, file), entry, chain };
}

export function placeIn(chain: Chain, file: string): SettingsPlace {
  const dunder = includerOf(chain, file);
  return { file, app: chain.app, ...(dunder === undefined ? {} : { dunder }) };
}
