import { importersOf } from './graph/definition-file.js';
import { isForDevelopment, isForProduction } from './module-names.js';
import type { SettingsView } from './view.js';

/**
 * The settings module that development uses: the one that manage.py names, unless it has a production's name; then
 * one with a name like local.py that star-imports the patched file; else the patched file itself.
 */
export function developmentModule({ graph, entry, file }: SettingsView): string {
  if (entry === file) return file;
  if (!isForProduction(entry)) return entry;
  return importersOf(graph, file).find(isForDevelopment) ?? file;
}
