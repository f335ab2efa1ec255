import { filesOf, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { withClassBody } from '../settings/classes/class-modules.js';
import type { Unsupported } from '../settings/unsupported.js';
import type { SettingsView } from '../settings/view.js';
import { findingsOf } from './review.js';

/** Whether all that is spelt out is there; of several settings modules, in those that a run would not patch. */
export function isDoneByHand({ file, inClass, others, manual }: Unsupported, view: SettingsView): boolean {
  if (inClass !== undefined) return isInPlace(withClassBody(view.graph, file, inClass), file);
  if (others !== undefined && others.length > 0) return others.every((one) => isInPlace(view.graph, one));
  return (manual === undefined || others !== undefined) && isInPlace(view.graph, view.entry);
}

/** Whether a settings module has all that the session needs, with certainty. */
export function isInPlace(graph: ModuleGraph, module: string): boolean {
  return lacking(graph, module).size === 0;
}

/** The settings that are not, or not surely, as the session needs them. */
export function lacking(graph: ModuleGraph, module: string): Set<string> {
  const patched = filesOf(graph, module);
  const found = findingsOf({ graph, module, use: 'start', flag: undefined, patched });
  return new Set(found.map(({ setting }) => setting));
}
