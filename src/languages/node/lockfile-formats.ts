import { parseJsonc } from '../typescript/index.js';
import { isRecord, parseJson } from './files.js';

/** A package as one package.json asks for it. */
export interface Asked {
  readonly name: string;
  readonly range: string;
  /** The folder of that package.json, from the lockfile's; `''` if they are in the same folder. */
  readonly importer: string;
}

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
  const folders = foldersUpwards(importer).map((folder) => `${folder}node_modules/${name}`);
  const installed = folders.find((folder) => packages[folder] !== undefined);
  return installed === undefined ? [] : versionOf(packages[installed]);
}

/** `apps/api/`, `apps/`, and nothing: where Node looks for node_modules, the nearest first. */
function foldersUpwards(folder: string): string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return [...names.keys()].map((index) => `${names.slice(0, names.length - index).join('/')}/`).concat('');
}

/** A link to a folder of the workspace has no version. */
function versionOf(entry: unknown): string[] {
  return isRecord(entry) && typeof entry['version'] === 'string' ? [entry['version']] : [];
}

/** bun.lock: JSON with commas at the ends. A package that only one of the workspace uses has its name before its own. */
export function lockedByBun(text: string, { name, importer }: Asked): string[] {
  const lock = parseJsonc(text);
  if (!isRecord(lock) || !isRecord(lock['packages']) || !isRecord(lock['workspaces'])) return [];
  const own = lock['workspaces'][importer];
  if (!isRecord(own)) return [];
  const { packages } = lock;
  const entry = packages[`${String(own['name'])}/${name}`] ?? packages[name];
  const resolved: unknown = Array.isArray(entry) ? entry[0] : undefined;
  const prefix = `${name}@`;
  return typeof resolved === 'string' && resolved.startsWith(prefix) ? [resolved.slice(prefix.length)] : [];
}

const GROUPS: readonly string[] = ['dependencies', 'devDependencies', 'optionalDependencies'];
/** What follows is not about the packages of the workspace. */
const END = /^(packages|snapshots):/;

/**
 * pnpm-lock.yaml of the versions 5 to 9: what each package of the workspace (`importers`) asks for, or in the older ones
 * what the only one does. pnpm writes it itself, so that lines and their indentation tell all that is needed.
 */
export function lockedByPnpm(text: string, { name, importer }: Asked): string[] {
  for (const [path, value] of pnpmEntries(text)) {
    const [group = '', entry, member = 'version', ...more] = keysFor(path, importer);
    const isVersion = entry === name && member === 'version' && more.length === 0;
    if (GROUPS.includes(group) && isVersion && value !== '') return versionsIn(value);
  }
  return [];
}

/** Whether a pnpm-lock.yaml is that of a workspace with a package in a folder. */
export function isPackageOfPnpm(text: string, folder: string): boolean {
  for (const [[first, second]] of pnpmEntries(text))
    if (first === 'importers' && second === folder) return true;
  return false;
}

/** The keys below those of one package of the workspace; none for what is another's. */
function keysFor(path: string[], importer: string): string[] {
  const [first, second = ''] = path;
  if (first !== 'importers') return importer === '' ? path : [];
  return second === (importer === '' ? '.' : importer) ? path.slice(2) : [];
}

/** Every `key: value` with the keys above it. */
function* pnpmEntries(text: string): Generator<[path: string[], value: string]> {
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

interface YarnEntry {
  /** `^11.0.0` of `@nestjs/core@^11.0.0` and of `@nestjs/core@npm:^11.0.0`. */
  readonly ranges: readonly string[];
  readonly version: string;
}

/**
 * yarn.lock of yarn 1 and of the later ones, line by line: an entry begins at the margin with all ranges that it stands
 * for, and its version stands below. For a range that it does not name, as `catalog:`, all versions are possible.
 */
export function lockedByYarn(text: string, { name, range }: Asked): string[] {
  const entries = yarnEntries(text, name);
  const exact = entries.filter(({ ranges }) => ranges.includes(range));
  return (exact.length > 0 ? exact : entries).map(({ version }) => version);
}

function yarnEntries(text: string, name: string): YarnEntry[] {
  const entries: YarnEntry[] = [];
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
