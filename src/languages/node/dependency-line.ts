import { isObject, memberNamed, objectsIn, parseTypeScript, valueNamed } from '../typescript/index.js';
import type { Manifest } from './manifest.js';

/** The groups of package.json, in the order in which their ranges count. */
const GROUPS = ['dependencies', 'devDependencies', 'peerDependencies'];

/** The line in package.json that declares a package; undefined where none does. */
export function dependencyLine({ text }: Pick<Manifest, 'text'>, name: string): number | undefined {
  const parsed = parseTypeScript(`(${text})`);
  if ('failure' in parsed) return undefined;
  const [json] = objectsIn(parsed.file);
  if (json === undefined) return undefined;
  return GROUPS.map((group) => valueNamed(json, group))
    .map((group) => (isObject(group) ? memberNamed(group, name) : undefined))
    .find((member) => member !== undefined)
    ?.getStartLineNumber();
}
