import type { PythonNode } from '../parse/nodes.js';
import { dottedName } from './expressions.js';

/** Whether a statement stands in `with contextlib.suppress(…):`, and so may fail. */
export function isSuppressed(within: readonly PythonNode[]): boolean {
  return within.some(
    (outer) =>
      outer.nodeType === 'With' &&
      outer.items.some(
        ({ context_expr: manager }) =>
          manager.nodeType === 'Call' && /(^|\.)suppress$/.test(dottedName(manager.func) ?? ''),
      ),
  );
}
