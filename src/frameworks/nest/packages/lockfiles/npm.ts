import { isRecord, parseJson } from '../../reading/sources.js';
import type { Asked } from './asked.js';

/**
 * package-lock.json. Versions 2 and 3 tell by path what is installed where; version 1 knows the root only.
 * @see https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 */
export function lockedByNpm(text: string, { name, importer }: Asked): string[] {
  const lock = parseJson(text);
  if (!isRecord(lock)) return [];
  const { packages, dependencies } = lock;
  if (!isRecord(packages))
    return importer === '' && isRecord(dependencies) ? versionOf(dependencies[name]) : [];
  if (importer !== '' && packages[importer] === undefined) return [];
  const places = upwards(importer).map((place) => `${place}node_modules/${name}`);
  const installed = places.find((place) => packages[place] !== undefined);
  return installed === undefined ? [] : versionOf(packages[installed]);
}

/** `apps/api/`, `apps/`, and nothing: where Node looks for node_modules, the nearest first. */
function upwards(folder: string): string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return [...names.keys()].map((index) => `${names.slice(0, names.length - index).join('/')}/`).concat('');
}

/** A link to a folder of the workspace has no version. */
function versionOf(entry: unknown): string[] {
  return isRecord(entry) && typeof entry['version'] === 'string' ? [entry['version']] : [];
}
