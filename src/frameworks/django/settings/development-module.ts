import { dependentsOf } from './chain/home.js';
import { isForDevelopment, isForProduction } from './module-names.js';
import type { SettingsSite } from './site.js';

/**
 * The settings module that development uses: the one that manage.py names, unless it has a production's name; then
 * one with a name like local.py that star-imports the patched file; else the patched file itself.
 */
export function developmentModule({ chain, entry, file }: SettingsSite): string {
  if (entry === file) return file;
  if (!isForProduction(entry)) return entry;
  return dependentsOf(chain, file).find(isForDevelopment) ?? file;
}
