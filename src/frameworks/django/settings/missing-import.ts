import { moduleOf } from './chain/chain.js';
import { bindingsIn, scopeOf, type ScopedStatement } from './chain/scope.js';
import type { SettingsSite } from './site.js';

/** The star imports that nobody can follow, for their modules are not there, and that come after a name was set. */
export function missingAfter({ chain, entry }: SettingsSite, name: string): ScopedStatement[] {
  const scope = scopeOf(chain, entry);
  const last = bindingsIn(scope, name).at(-1);
  return scope.filter(
    ({ statement, order }) =>
      statement.nodeType === 'ImportFrom' &&
      statement.names[0]?.name === '*' &&
      last !== undefined &&
      order > last.order,
  );
}

/** The module of an optional star import that is not there, as written: `.local_settings`. */
export function missingImport({ chain, entry }: SettingsSite): string | undefined {
  // One that can be followed is no part of the scope: what it brings is.
  for (const { statement } of scopeOf(chain, entry)) {
    if (statement.nodeType === 'ImportFrom' && statement.names[0]?.name === '*') return moduleOf(statement);
  }
  return undefined;
}
