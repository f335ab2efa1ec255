import type { Chain } from './chain/chain.js';
import type { SettingsPlace } from './loaders/index.js';

/** A settings file in its chain. */
export interface SettingsSite extends SettingsPlace {
  /** The settings module that manage.py names. */
  readonly entry: string;
  readonly chain: Chain;
}

export function siteOf(site: SettingsSite, file: string): SettingsSite {
  return { ...site, file };
}
