import {
  candidatesOf,
  importBindings,
  isObject,
  reexportsOf,
  valueOf,
  type NodeRemoval,
} from '../../../languages/typescript/index.js';
import type { NestApp } from '../project/app.js';
import { listNode, type LoadList } from '../project/load-list.js';

/**
 * Takes the session's configuration out of the object, or the file of exports, whose values ConfigModule loads; the
 * elements of an array are uses like any other.
 * @returns false where it is not there
 */
export function takeListed(removal: NodeRemoval, file: string, { imports, config }: NestApp): boolean {
  const { loadList } = imports;
  const name = config.registered?.session?.exported;
  if (loadList?.file !== file || name === undefined) return false;
  const isConfig = (specifier: string) =>
    candidatesOf(file, specifier, loadList.aliases).includes(config.file);
  return loadList.kind === 'index'
    ? takeReexport(removal, name, isConfig)
    : takeMember(removal, name, loadList, isConfig);
}

function takeReexport(removal: NodeRemoval, name: string, isConfig: (specifier: string) => boolean): boolean {
  const specifiers = (reexportsOf(removal.parsed) ?? [])
    .filter(({ specifier }) => isConfig(specifier))
    .flatMap(({ declaration }) => declaration.getNamedExports())
    .filter((specifier) => specifier.getName() === name);
  for (const specifier of specifiers) removal.takeSpecifier(specifier);
  return specifiers.length > 0;
}

function takeMember(
  removal: NodeRemoval,
  name: string,
  list: LoadList,
  isConfig: (specifier: string) => boolean,
): boolean {
  const { parsed } = removal;
  const object = list.kind === 'object' ? listNode(parsed, list) : undefined;
  const binding = importBindings(parsed).find((one) => one.imported === name && isConfig(one.module));
  if (!isObject(object) || binding === undefined) return false;
  const members = object.getProperties().filter((one) => valueOf(one)?.getText() === binding.local);
  for (const member of members) removal.takeElement(object, member);
  return members.length > 0;
}
