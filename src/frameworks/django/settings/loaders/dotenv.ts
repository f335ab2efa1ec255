import {
  argument,
  stringValue,
  type NodeOf,
  type ParsedPython,
  canonicalName,
} from '../../../../languages/python/index.js';
import { folderOf } from '../../../../model/paths.js';
import { callsOf, unknownLoad, envPath, loadedFrom, surestLoad } from './loading-statement.js';
import type { EnvSource, LoaderReader } from './loader.js';
import type { SettingsFile } from '../view.js';
import { osAccess } from './os.js';

/** python-dotenv: `load_dotenv(…)` fills `os.environ`. */
export const dotenvLoader: LoaderReader = (parsed, place) => {
  const calls = callsOf(parsed).filter(
    ({ call }) => canonicalName(parsed, call.func)?.startsWith('dotenv.') === true,
  );
  const odd = calls.find(({ call }) => !KNOWN.has(canonicalName(parsed, call.func) ?? ''));
  if (odd !== undefined) return unknownLoad(odd, 'The env file is not loaded by load_dotenv alone');
  const loads = calls.filter(({ call }) => canonicalName(parsed, call.func) === 'dotenv.load_dotenv');
  const load = surestLoad(
    loads.map((placed) => loadedFrom(parsed, placed, dotenvPath(parsed, placed.call, place), place)),
  );
  if (load === undefined) return undefined;
  const { source, statement } = load;
  const access = osAccess(parsed);
  if (access === undefined) {
    return {
      kind: 'unknown',
      line: parsed.line(statement),
      reason: 'The name os stands for more than the module in this file.',
    };
  }
  return { kind: 'dotenv', ...access, from: Math.max(access.from, parsed.span(statement).to), source };
};

const KNOWN: ReadonlySet<string> = new Set(['dotenv.load_dotenv', 'dotenv.find_dotenv']);

/**
 * The file of `load_dotenv(…)` or `dotenv_values(…)`. Without a path, find_dotenv looks in the folder of the file that
 * calls and in those above it.
 */
export function dotenvPath(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  place: SettingsFile,
): EnvSource | undefined {
  if (call.keywords.some(({ arg }) => arg === undefined || arg === 'stream')) return undefined;
  const given = argument(call, 0, 'dotenv_path');
  if (given === undefined) return call.args.length === 0 ? search(place, '.env') : undefined;
  if (given.nodeType === 'Call' && canonicalName(parsed, given.func) === 'dotenv.find_dotenv') {
    return sourceOfFind(given, place);
  }
  const path = envPath(parsed, given, place);
  return path === undefined ? undefined : { kind: 'file', path, reader: 'python-dotenv' };
}

function sourceOfFind(call: NodeOf<'Call'>, place: SettingsFile): EnvSource | undefined {
  if (call.keywords.some(({ arg }) => arg === undefined || arg === 'usecwd') || call.args.length > 1)
    return undefined;
  const given = argument(call, 0, 'filename');
  const name = given === undefined ? '.env' : stringValue(given);
  return name === undefined || name.includes('/') ? undefined : search(place, name);
}

function search(place: SettingsFile, name: string): EnvSource {
  return {
    kind: 'search',
    folder: folderOf(place.file),
    newFileFolder: place.app,
    name,
    reader: 'python-dotenv',
  };
}
