import { moduleOf } from './graph/module-graph.js';
import { bindingsIn, scopeOf, type ScopedStatement } from './graph/scope.js';
import type { SettingsView } from './view.js';

/** The star imports that nobody can follow, for their modules are not there, and that come after a name was set. */
export function missingAfter({ graph, entry }: SettingsView, name: string): ScopedStatement[] {
  const scope = scopeOf(graph, entry);
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
export function missingImport({ graph, entry }: SettingsView): string | undefined {
  // One that can be followed is no part of the scope: what it brings is.
  for (const { statement } of scopeOf(graph, entry)) {
    if (statement.nodeType === 'ImportFrom' && statement.names[0]?.name === '*') return moduleOf(statement);
  }
  return undefined;
}
