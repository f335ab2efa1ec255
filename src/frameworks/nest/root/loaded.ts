import { importBindings } from '../../../languages/typescript/bindings.js';
import { isRelative } from '../../../languages/typescript/import-place.js';
import type { NestApp } from '../app.js';
import { loadArray } from './config-module.js';
import { findConfig } from '../config/config-names.js';
import type { ModuleCall } from './module-uses.js';
import { Unsupported } from '../unsupported.js';
import type { ImportsHome } from './imports-home.js';

/**
 * Whether `load` holds the configuration.
 * @throws Unsupported when a configuration of that name is loaded from another file
 */
export function isLoaded(home: ImportsHome, app: NestApp, forRoot: ModuleCall, exported: string): boolean {
  const elements = loadArray(forRoot)?.getElements() ?? [];
  const local = findConfig(home.parsed, app, exported)?.local;
  if (local !== undefined) return elements.some((element) => element.getText() === local);
  const other = importBindings(home.parsed).find(
    ({ module, imported }) => imported === exported && isRelative(module),
  );
  const twin = elements.find((element) => element.getText() === other?.local);
  if (twin !== undefined)
    throw new Unsupported(`${exported} is imported from another file than ${app.config.file}.`, twin);
  return false;
}
