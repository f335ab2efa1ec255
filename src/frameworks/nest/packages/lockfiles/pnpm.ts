import type { Asked } from './asked.js';

const GROUPS: readonly string[] = ['dependencies', 'devDependencies', 'optionalDependencies'];
/** What follows is not about the packages of the workspace. */
const END = /^(packages|snapshots):/;

/**
 * pnpm-lock.yaml of the versions 5 to 9: what each package of the workspace (`importers`) asks for, or in the older ones
 * what the only one does. pnpm writes it itself, so that lines and their indentation tell all that is needed.
 */
export function lockedByPnpm(text: string, { name, importer }: Asked): string[] {
  for (const [path, value] of entriesOf(text)) {
    const [group = '', entry, member = 'version', ...more] = placeIn(path, importer);
    const isVersion = entry === name && member === 'version' && more.length === 0;
    if (GROUPS.includes(group) && isVersion && value !== '') return versionsIn(value);
  }
  return [];
}

/** The keys below those of one package of the workspace; none for what is another's. */
function placeIn(path: string[], importer: string): string[] {
  const [first, second = ''] = path;
  if (first !== 'importers') return importer === '' ? path : [];
  return second === (importer === '' ? '.' : importer) ? path.slice(2) : [];
}

/** Every `key: value` with the keys above it. */
function* entriesOf(text: string): Generator<[path: string[], value: string]> {
  const above: { key: string; indent: number }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (END.test(line)) return;
    const [, space, key, value = ''] = /^( *)('[^']*'|"[^"]*"|[^\s#:'"][^:]*):(?: +(.*))?$/.exec(line) ?? [];
    if (space === undefined || key === undefined) continue;
    while ((above.at(-1)?.indent ?? -1) >= space.length) above.pop();
    above.push({ key: unquoted(key), indent: space.length });
    yield [above.map((entry) => entry.key), unquoted(value)];
  }
}

/** `10.4.1` of `10.4.1(rxjs@7.8.1)` and of `10.4.1_rxjs@7.8.1`; nothing of `link:../core`. */
function versionsIn(value: string): string[] {
  return /^\d+\.\d+\.\d+[^_(]*/.exec(value)?.slice(0, 1) ?? [];
}

function unquoted(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2');
}
