import { scopeOf } from './chain/scope.js';
import type { SettingsSite } from './site.js';

/** The module of an optional star import that is not there, as written: `.local_settings`. */
export function missingImport({ chain, entry }: SettingsSite): string | undefined {
  // One that can be followed is no part of the scope: what it brings is.
  for (const { statement } of scopeOf(chain, entry)) {
    if (statement.nodeType === 'ImportFrom' && statement.names[0]?.name === '*')
      return '.'.repeat(statement.level ?? 0) + (statement.module ?? '');
  }
  return undefined;
}
