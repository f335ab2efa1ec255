import type { Expression, ParsedPython } from '../../../../languages/python/index.js';
import { join } from '../../../../model/paths.js';
import { pathAt } from '../evaluation.js';
import type { SettingsPlace } from './loader.js';

/** The file that an expression names, relative to the workspace's root; undefined where it lies outside or cannot be told. */
export function envPath(
  parsed: ParsedPython,
  node: Expression | undefined,
  place: SettingsPlace,
): string | undefined {
  const value = pathAt(parsed, node, place.dunder ?? place.file);
  if (value === undefined) return undefined;
  const path = value.base === 'root' ? value.path : join(place.app, value.path);
  return path === '' || path.startsWith('..') ? undefined : path;
}
