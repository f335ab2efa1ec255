import type { MissingImport } from '../../../languages/python/evaluate/index.js';
import { evaluatorOf } from './evaluation.js';
import type { SettingsView } from './view.js';

/** The optional star imports whose modules are not there, and that come after a name was set. */
export function missingAfter({ graph, entry }: SettingsView, name: string): MissingImport[] {
  const evaluator = evaluatorOf(graph);
  const { bound } = evaluator.evaluate(entry, name);
  if (bound.length === 0) return [];
  const isLater = ({ site }: MissingImport) =>
    bound.every((one) => one.site.file !== site.file || one.site.line < site.line);
  return evaluator.missingImports(entry).filter(isLater);
}

/** The module of an optional star import that is not there, as written: `.local_settings`. */
export function missingImport({ graph, entry }: SettingsView): string | undefined {
  return evaluatorOf(graph).missingImports(entry)[0]?.module;
}
