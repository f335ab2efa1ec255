import { ts } from 'ts-morph';
import { isRecord } from '../../reading/sources.js';
import type { Asked } from './asked.js';

/** bun.lock: JSON with commas at the ends. A package that only one of the workspace uses has its name before its own. */
export function lockedByBun(text: string, { name, importer }: Asked): string[] {
  const lock: unknown = ts.parseConfigFileTextToJson('bun.lock', text).config;
  if (!isRecord(lock) || !isRecord(lock['packages']) || !isRecord(lock['workspaces'])) return [];
  const own = lock['workspaces'][importer];
  if (!isRecord(own)) return [];
  const { packages } = lock;
  const entry = packages[`${String(own['name'])}/${name}`] ?? packages[name];
  const resolved: unknown = Array.isArray(entry) ? entry[0] : undefined;
  const prefix = `${name}@`;
  return typeof resolved === 'string' && resolved.startsWith(prefix) ? [resolved.slice(prefix.length)] : [];
}
