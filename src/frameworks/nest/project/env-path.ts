import {
  booleanValue,
  functionAround,
  hasSpread,
  isObject,
  memberNamed,
  valueNamed,
  valueOf,
} from '../../../languages/typescript/index.js';
import type { Manifest } from '../../../languages/node/manifest.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { configForRoot, forRootCalls } from './config-module.js';
import { optionsBehind, type ConfigCall } from './config-options.js';
import { isList, valuesOf, type Development, type Value } from './development-values.js';
import type { RootImports } from './root-imports.js';

const USUAL = '.env';
/** What a build writes, the next one deletes. */
const BUILT = /^(\.\.\/)*(dist|build)\//;

/** The env files that ConfigModule may read in development. */
export interface EnvPaths {
  /** Seen from the working directory, the likeliest first; none where it reads no file or an unknown one. */
  readonly paths: readonly string[];
  /** Where that is said; undefined where ConfigModule is still to be added. */
  readonly forRoot: ConfigCall | undefined;
}

/** Where the root module's imports are, as far as they can be seen, and the calls in all other files. */
export interface ConfigCalls {
  readonly file: string;
  readonly imports: RootImports | undefined;
  readonly elsewhere: readonly ConfigCall[];
}

/**
 * What ConfigModule reads in development. Where it is absent, it will be added with the usual file. Every call reads its
 * file into the one environment, so any of them is right.
 */
export async function envPathsOf(calls: ConfigCalls, development: Development): Promise<EnvPaths> {
  const present = calls.imports === undefined ? undefined : presentCalls(calls, calls.imports);
  const [first] = present ?? [];
  if (present === undefined) return { paths: [], forRoot: undefined };
  if (first === undefined) return { paths: [USUAL], forRoot: undefined };
  for (const forRoot of present) {
    const paths = await pathsOfCall(forRoot, development);
    if (paths.length > 0) return { paths, forRoot };
  }
  return { paths: [], forRoot: first };
}

/** The calls that count; undefined where it is unknown whether there is one. */
export function presentCalls(
  { file, elsewhere }: ConfigCalls,
  imports: RootImports,
): readonly ConfigCall[] | undefined {
  const forRoot = unlessUnsupported(() => configForRoot(imports), 'unknown');
  if (forRoot === undefined) return elsewhere;
  if (forRoot !== 'unknown') return [{ file, node: forRoot.call }];
  const { parsed, array } = imports;
  const scope = array === undefined ? undefined : functionAround(array);
  const own = forRootCalls(parsed).filter((call) => functionAround(call) === scope);
  return own.length === 0 ? undefined : own.map((node) => ({ file, node }));
}

/** `forRoot` reads the file when it is called, wherever what it returns goes: to a constant, to ConditionalModule. */
async function pathsOfCall(call: ConfigCall, development: Development): Promise<string[]> {
  const { file, options } = await optionsBehind(development.modules, call);
  if (options === undefined) return [USUAL];
  if (!isObject(options) || booleanValue(valueNamed(options, 'ignoreEnvFile')) === true) return [];
  const member = memberNamed(options, 'envFilePath');
  if (member === undefined) return hasSpread(options) ? [] : [USUAL];
  const value = valueOf(member);
  const values = value === undefined ? [] : await valuesOf({ development, file }, value);
  return [...new Set(values.flatMap(pathsIn))].filter(isUsable);
}

/** A list is read as a whole; of what one of its elements may be, all are possible. */
function pathsIn(value: Value): string[] {
  if (value === undefined) return [USUAL];
  if (typeof value === 'string') return [value.replace(/^\.\//, '')];
  return isList(value) ? value.flatMap((entry) => entry.flatMap(pathsIn)) : [];
}

function isUsable(path: string): boolean {
  return path !== '' && path !== '.' && !path.startsWith('/') && !BUILT.test(path);
}

/** The variables that the script for development sets: `NODE_ENV=development nest start --watch`. */
export function scriptVariables({ scripts }: Manifest): ReadonlyMap<string, string> {
  const script = ['start:dev', 'dev', 'start:local', 'start']
    .map((name) => scripts[name])
    .find((text) => text !== undefined && /\w=/.test(text));
  const words = script?.split(/\s+/) ?? [];
  const assignments = words.flatMap((word): [string, string][] => {
    const [, name, value] = /^(\w+)=["']?([\w.-]+)["']?$/.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return new Map(assignments);
}
