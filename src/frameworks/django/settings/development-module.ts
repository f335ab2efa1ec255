import { dependentsOf } from './chain/home.js';
import type { SettingsSite } from './site.js';

const DEVELOPMENT = /(^|[/_])(dev|devel|develop|development|local|localhost|debug)(_\w+)?(\/__init__)?\.py$/;
const PRODUCTION = /(^|[/_])(prod|production|live|deploy|deployment|staging|heroku)(_\w+)?(\/__init__)?\.py$/;

/**
 * The settings module that development uses: the one that manage.py names, unless it has a production's name; then
 * one with a name like local.py that star-imports the patched file; else the patched file itself.
 */
export function developmentModule({ chain, entry, file }: SettingsSite): string {
  if (entry === file) return file;
  if (!PRODUCTION.test(entry)) return entry;
  return dependentsOf(chain, file).find((module) => DEVELOPMENT.test(module)) ?? file;
}
