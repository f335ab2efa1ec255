import type { Asked } from './asked.js';

interface Entry {
  /** `^11.0.0` of `@nestjs/core@^11.0.0` and of `@nestjs/core@npm:^11.0.0`. */
  readonly ranges: readonly string[];
  readonly version: string;
}

/**
 * yarn.lock of yarn 1 and of the later ones, line by line: an entry begins at the margin with all ranges that it stands
 * for, and its version stands below. For a range that it does not name, as `catalog:`, all versions are possible.
 */
export function lockedByYarn(text: string, { name, range }: Asked): string[] {
  const entries = entriesOf(text, name);
  const exact = entries.filter(({ ranges }) => ranges.includes(range));
  return (exact.length > 0 ? exact : entries).map(({ version }) => version);
}

function entriesOf(text: string, name: string): Entry[] {
  const entries: Entry[] = [];
  let ranges: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^[^\s#]/.test(line)) ranges = rangesIn(line, name);
    const [, version] = /^ {2}"?version"?:? "?([^"\s]+)"?$/.exec(line) ?? [];
    if (version === undefined || ranges.length === 0) continue;
    entries.push({ ranges, version });
    ranges = [];
  }
  return entries;
}

function rangesIn(line: string, name: string): string[] {
  const prefix = `${name}@`;
  return line
    .replace(/:$/, '')
    .replaceAll('"', '')
    .split(', ')
    .filter((descriptor) => descriptor.startsWith(prefix))
    .map((descriptor) => descriptor.slice(prefix.length).replace(/^npm:/, ''));
}
