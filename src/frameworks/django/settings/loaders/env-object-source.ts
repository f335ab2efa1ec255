import {
  argument,
  booleanValue,
  canonicalName,
  dottedName,
  type NodeOf,
  type ParsedPython,
  type PlacedStatement,
  type PlacedCall,
} from '../../../../languages/python/index.js';
import { folderOf, join, nameOf, upwards } from '../../../../model/paths.js';
import type { Unknown } from '../setting.js';
import { filesOfLoop } from './loop-over-files.js';
import { dotenvLoader } from './dotenv.js';
import type { EnvSource } from '../../../../session/python/loaders/loader.js';
import type { SettingsFile } from '../view.js';
import { envPath, fromWorkingDirectory } from '../../../../session/python/paths.js';

export const ENV_CLASSES: ReadonlySet<string> = new Set([
  'environ.Env',
  'environ.FileAwareEnv',
  'environs.Env',
  'environs.FileAwareEnv',
]);

export interface EnvObject extends PlacedStatement {
  readonly name: string;
  readonly library: 'environ' | 'environs';
}

/** `env.read_env(…)`, `environ.Env.read_env(…)`, `environ.Env().read_env(…)` */
export function isLoad(parsed: ParsedPython, call: NodeOf<'Call'>, name: string): boolean {
  if (dottedName(call.func) === `${name}.read_env`) return true;
  const owner =
    call.func.nodeType === 'Attribute' && call.func.attr === 'read_env' ? call.func.value : undefined;
  if (owner?.nodeType === 'Call') return ENV_CLASSES.has(canonicalName(parsed, owner.func) ?? '');
  const called = canonicalName(parsed, call.func) ?? '';
  return called.endsWith('.read_env') && ENV_CLASSES.has(called.slice(0, -'.read_env'.length));
}

/** Without a call of its own the object reads what python-dotenv loaded; undefined where that loads nothing. */
export function sourceOfDotenv(parsed: ParsedPython, place: SettingsFile): EnvSource | Unknown | undefined {
  const dotenv = dotenvLoader(parsed, place);
  return dotenv === undefined || 'reason' in dotenv ? dotenv : dotenv.source;
}

const HARMLESS: ReadonlySet<string> = new Set([
  'env_file',
  'path',
  'overwrite',
  'override',
  'encoding',
  'recurse',
]);

/** The first parameter of `read_env`, and who reads the file. */
const LIBRARIES = {
  environ: { first: 'env_file', reader: 'django-environ' },
  // It reads by means of python-dotenv.
  environs: { first: 'path', reader: 'python-dotenv' },
} as const;

/**
 * What a call of `read_env` loads; undefined where the path cannot be worked out.
 * django-environ reads `.env` beside the settings; environs looks in the folders above as well, from any path.
 */
export function envObjectSource(
  parsed: ParsedPython,
  { library }: Pick<EnvObject, 'library'>,
  load: PlacedCall,
  place: SettingsFile,
): EnvSource | undefined {
  const { call } = load;
  if (!isPlain(call)) return undefined;
  const recurse = booleanValue(argument(call, 1, 'recurse') ?? null);
  const { first, reader } = LIBRARIES[library];
  const given = argument(call, 0, first);
  if (given === undefined && call.args.length > 0) return undefined;
  const path = given === undefined ? join(folderOf(place.file), '.env') : envPath(parsed, given, place);
  if (path === undefined) return filesOfLoop(parsed, load, given, place, reader);
  // Both libraries pass over a folder.
  if (isFolderAround(path, place)) return { kind: 'environment', reader };
  if (library === 'environ' || recurse === false)
    return { kind: 'file', path, reader, ...fromWorkingDirectory(parsed, given, place) };
  const folder = folderOf(path);
  const newFileFolder = given === undefined ? place.app : folder;
  return { kind: 'search', folder, newFileFolder, name: nameOf(path), reader };
}

function isPlain({ keywords }: NodeOf<'Call'>): boolean {
  return keywords.every(({ arg }) => arg !== undefined && HARMLESS.has(arg));
}

/** A folder that the settings are in, where the name of a file in it was forgotten. */
function isFolderAround(path: string, { file }: SettingsFile): boolean {
  return upwards(folderOf(file)).includes(path);
}
