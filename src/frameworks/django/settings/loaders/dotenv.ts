import {
  argument,
  dottedName,
  stringValue,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type Statement,
  canonicalName,
  callsOf,
  type PlacedCall,
} from '../../../../languages/python/index.js';
import { folderOf } from '../../../../model/paths.js';
import { foundBy } from './harmless-condition.js';
import { filesOfLoop } from './loop-over-files.js';
import { unknownLoad, loadedFrom, surestLoad } from './loading-statement.js';
import type { EnvSource, LoaderReader } from '../../../../session/python/loaders/loader.js';
import type { SettingsFile } from '../view.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import { envPath, fromWorkingDirectory } from '../../../../session/python/paths.js';
import { fileOfReadDotenv, isReadDotenv } from '../../../../session/python/read-dotenv.js';

/** python-dotenv: `load_dotenv(…)` fills `os.environ`; django-dotenv, whose module has the same name: `read_dotenv(…)`. */
export const dotenvLoader: LoaderReader = (parsed, place) => {
  const calls = callsOf(parsed).filter(
    ({ call }) => canonicalName(parsed, call.func)?.startsWith('dotenv.') === true,
  );
  const isLoad = (placed: PlacedCall): boolean =>
    LOADS.has(canonicalName(parsed, placed.call.func) ?? '') || fillsEnvironment(parsed, placed);
  const odd = calls.find(
    (placed) => !isLoad(placed) && canonicalName(parsed, placed.call.func) !== 'dotenv.find_dotenv',
  );
  if (odd !== undefined) return unknownLoad(odd, 'The env file is loaded by more than load_dotenv');
  const loads = calls.filter(isLoad);
  const load = surestLoad(
    loads.map((placed) => {
      const one = dotenvPath(parsed, placed.call, place);
      return loadedFrom(parsed, placed, one ?? dotenvPaths(parsed, placed, place), place);
    }),
  );
  if (load === undefined) return undefined;
  const { source, statement } = load;
  const access = osAccess(parsed);
  if (access === undefined) {
    return {
      kind: 'unknown',
      line: parsed.line(statement),
      reason: 'The name os may not be the os module in this file.',
    };
  }
  // django-dotenv is there already, and python-dotenv beside it would hide it.
  const kind = loads.some(({ call }) => isReadDotenv(call)) ? 'os' : 'dotenv';
  return { kind, ...access, from: Math.max(access.from, parsed.span(statement).to), source };
};

const LOADS: ReadonlySet<string> = new Set(['dotenv.load_dotenv', 'dotenv.read_dotenv']);

/**
 * `for name, value in dotenv_values(…).items(): os.environ[name] = value`, with `os.environ.setdefault(name, value)`, or
 * `os.environ.update(dotenv_values(…))`: what load_dotenv does, written out.
 */
function fillsEnvironment(parsed: ParsedPython, { call, statement }: PlacedCall): boolean {
  if (canonicalName(parsed, call.func) !== 'dotenv.dotenv_values') return false;
  if (statement.nodeType === 'Expr') return environmentCall(parsed, statement.value, 'update')?.[0] === call;
  return statement.nodeType === 'For' && isItemsOf(statement.iter, call) && putsEach(parsed, statement);
}

function isItemsOf(node: Expression, call: NodeOf<'Call'>): boolean {
  if (node.nodeType !== 'Call' || node.func.nodeType !== 'Attribute') return false;
  return node.func.attr === 'items' && node.func.value === call;
}

/** Whether each round puts its own pair into the environment, and does nothing else. */
function putsEach(parsed: ParsedPython, { target, body: [only, second] }: NodeOf<'For'>): boolean {
  if (target.nodeType !== 'Tuple' || only === undefined || second !== undefined) return false;
  const names = target.elts.map((element) => dottedName(element));
  const put = putByName(parsed, only)?.map((part) => dottedName(part));
  return (
    put?.length === names.length && put.every((name, index) => name !== undefined && name === names[index])
  );
}

/** The name and the value of `os.environ[name] = value` and `os.environ.setdefault(name, value)`. */
function putByName(parsed: ParsedPython, statement: Statement): readonly Expression[] | undefined {
  if (statement.nodeType === 'Expr') return environmentCall(parsed, statement.value, 'setdefault');
  if (statement.nodeType !== 'Assign') return undefined;
  const [target] = statement.targets;
  const isElement = target?.nodeType === 'Subscript' && canonicalName(parsed, target.value) === 'os.environ';
  return isElement ? [target.slice, statement.value] : undefined;
}

function environmentCall(parsed: ParsedPython, node: Expression, method: string) {
  const isCall = node.nodeType === 'Call' && canonicalName(parsed, node.func) === `os.environ.${method}`;
  return isCall ? node.args : undefined;
}

/**
 * The file of `load_dotenv(…)` or `dotenv_values(…)`. Without a path, find_dotenv looks in the folder of the file that
 * calls and in those above it.
 */
export function dotenvPath(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  place: SettingsFile,
): EnvSource | undefined {
  if (isReadDotenv(call)) return readDotenvSource(parsed, call, place);
  if (call.keywords.some(({ arg }) => arg === undefined || arg === 'stream')) return undefined;
  const given = argument(call, 0, 'dotenv_path');
  if (given === undefined) return call.args.length === 0 ? search(place, '.env') : undefined;
  const find = foundBy(parsed, given) ?? given;
  if (find.nodeType === 'Call' && canonicalName(parsed, find.func) === 'dotenv.find_dotenv') {
    return sourceOfFind(find, place);
  }
  const path = envPath(parsed, given, place);
  if (path === undefined) return undefined;
  return { kind: 'file', path, reader: 'python-dotenv', ...fromWorkingDirectory(parsed, given, place) };
}

function readDotenvSource(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  place: SettingsFile,
): EnvSource | undefined {
  const path = fileOfReadDotenv(parsed, call, place);
  const given = argument(call, 0, 'dotenv');
  return path === undefined
    ? undefined
    : { kind: 'file', path, reader: 'dotenv', ...fromWorkingDirectory(parsed, given, place) };
}

/** The files of `load_dotenv(…)` in a loop. */
function dotenvPaths(parsed: ParsedPython, placed: PlacedCall, place: SettingsFile): EnvSource | undefined {
  const given = argument(placed.call, 0, 'dotenv_path');
  return filesOfLoop(parsed, placed, given, place, 'python-dotenv');
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
