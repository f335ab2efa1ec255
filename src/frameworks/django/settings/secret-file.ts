import { SECRET_VARIABLE } from '../../../model/secret.js';
import { scopeOf } from './chain/scope.js';
import { readSetting } from './setting.js';
import type { SettingsSite } from './site.js';

/** The file that sets the secret already, else the one that will. */
export function secretFile({ chain, entry, file }: SettingsSite): string {
  const setting = readSetting(scopeOf(chain, entry), SECRET_VARIABLE);
  return setting.kind === 'absent' ? file : (setting.file ?? file);
}
