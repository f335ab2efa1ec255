import type { ModuleGraph } from '../../../../languages/python/evaluate/index.js';
import { settersOf } from '../setting.js';
import { readStringList, type ListValue } from '../string-list.js';

/** Apps and middleware that nearly every project has: where they stand, the list is at home. */
const LANDMARK = /^django\.(contrib\.(auth|contenttypes|sessions|messages)|middleware)\b/;

/** The file with the literal that an element of a list would join; undefined where there is none. */
export function definitionFileOf(graph: ModuleGraph, entry: string, name: string): string | undefined {
  const list = readStringList(graph, entry, name);
  if (list.kind !== 'list') return settersOf(graph, entry, name)[0]?.file;
  return homeOf(list.values) ?? list.file;
}

/** The files with the literals of a list's values, where a condition chooses between literals of several files. */
export function definitionFilesOf(graph: ModuleGraph, entry: string, name: string): readonly string[] {
  const list = readStringList(graph, entry, name);
  return list.kind === 'list' ? [...new Set(list.values.flatMap((value) => homeOf([value]) ?? []))] : [];
}

function homeOf(values: readonly ListValue[]): string | undefined {
  const items = values.flatMap((value) => value.items);
  const landmark = items.find(
    ({ value, place }) => place !== undefined && value !== undefined && LANDMARK.test(value),
  );
  return landmark?.place?.file ?? values.flatMap(({ literals }) => literals)[0]?.file;
}
