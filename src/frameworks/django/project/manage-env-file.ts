import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import {
  callsOf,
  dottedName,
  stringValue,
  type Expression,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Environment } from '../../../languages/python/evaluate/index.js';
import { textOf, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join, upwards } from '../../../model/paths.js';
import { samplesAmong } from '../../../session/samples.js';
import { alternatives, PATH_ARGUMENTS } from '../settings/loaders/loading-statement.js';
import { fromWorkingDirectory } from '../../../session/python/paths.js';
import { fileOfReadDotenv, isReadDotenv } from '../../../session/python/read-dotenv.js';
import { importedCode, type StartedFile } from './code-run.js';
import type { LoadedByManage } from './loaded-by-manage.js';
import { isForTests } from './settings-module.js';
import { workingFolder } from './working-folder.js';

interface ReadFile {
  readonly file: string;
  readonly parsed: ParsedPython;
}

/** A module of the project that loads an env file: while manage.py imports it, or in a function that manage.py calls. */
export async function importedLoads(
  workspace: Workspace,
  started: StartedFile,
): Promise<ReadFile | undefined> {
  const imported = await importedCode(workspace, started);
  return imported.find(({ parsed, isRun }) => loadsIn(parsed).some((call) => isRun(call)));
}

/** The file that starts Django, if it loads an env file itself, else such a module. */
export async function loadingFile(workspace: Workspace, started: StartedFile): Promise<ReadFile | undefined> {
  return loadsIn(started.parsed).length > 0 ? started : importedLoads(workspace, started);
}

function loadsIn(parsed: ParsedPython) {
  return callsOf(parsed).filter(({ call }) =>
    /(^|\.)(read_env|load_dotenv|read_dotenv)$/.test(dottedName(call.func) ?? ''),
  );
}

export const LOADS = /\b(dotenv|read_env)\b/;

/** The variables of the env files that manage.py names, else of the nearest `.env`. */
export async function variablesOfEnvFile(
  workspace: Workspace,
  folder: string,
  parsed: ParsedPython,
): Promise<Environment> {
  const texts = await Promise.all(
    envFilesNamedIn(parsed).map(async (name) => textOf(await workspace.read(join(folder, name)))),
  );
  const read = texts.filter((text) => text !== undefined);
  const nearest = read.length > 0 ? undefined : await nearestEnvFile(workspace, folder);
  const entries = [...read, nearest?.text ?? ''].flatMap((text) => readDotenv(text));
  return (variable) => entries.find(({ name }) => name === variable)?.value;
}

/** The names in `read_env('.env_dev')`, `load_dotenv(BASE / '.env')`; those of tests come last. */
function envFilesNamedIn(parsed: ParsedPython): string[] {
  const names = loadsIn(parsed)
    .flatMap(({ call }) => ownNodes(call))
    .flatMap((node) => (node.nodeType === 'Constant' ? (stringValue(node) ?? []) : []))
    .filter((text) => text.includes('env') && !text.startsWith('/'));
  const isTests = (name: string): number => Number(isForTests(name));
  return names.sort((a, b) => isTests(a) - isTests(b));
}

/** The file that manage.py loads when it is called without arguments; of several the one that is there, and not for tests. */
export async function envFileOf(
  search: Search,
  loads: ReadFile | undefined,
  started = '',
): Promise<LoadedByManage> {
  if (loads === undefined) return { loadsEnvFile: false };
  const loaded = await fileLoaded(search, loads, started);
  const usesDjangoDotenv = loadsIn(loads.parsed).some(({ call }) => isReadDotenv(call));
  return { ...loaded, ...(usesDjangoDotenv && { usesDjangoDotenv }) };
}

async function fileLoaded(
  { workspace, folder }: Search,
  { file, parsed }: ReadFile,
  started: string,
): Promise<LoadedByManage> {
  const place = { file, app: folder, started };
  const found = loadsIn(parsed).map(({ call, line }) => {
    const node = call.args[0] ?? call.keywords.find(({ arg }) => PATH_ARGUMENTS.has(arg ?? ''))?.value;
    const { relative } = fromWorkingDirectory(parsed, node, place);
    const isUnknown = node !== undefined && !searchesFor(node);
    const one = { ...alternatives(parsed, { call, node, known: [] }, place), line, relative, isUnknown };
    const inFolder = node && isReadDotenv(call) ? fileOfReadDotenv(parsed, call, place) : undefined;
    const isFolder = inFolder !== undefined && !one.paths.includes(inFolder);
    return isFolder ? { ...one, likely: [inFolder], relative: undefined } : one;
  });
  const paths = found
    .flatMap(({ likely }) => likely)
    .sort((a, b) => Number(isForTests(a)) - Number(isForTests(b)));
  const there = await Promise.all(paths.map((path) => workspace.read(path)));
  const named = paths.find((_, index) => there[index] !== undefined) ?? paths[0];
  const relative = found.find((one) => named !== undefined && one.likely.includes(named))?.relative;
  if (relative !== undefined) {
    const at = await workingFolder(workspace, folder, relative);
    return { loadsEnvFile: true, envFile: join(at, relative), relative };
  }
  if (named !== undefined) return { loadsEnvFile: true, envFile: named };
  if (searchesIn(parsed)) return { loadsEnvFile: true, envFile: await searched(workspace, parsed, place) };
  const [outside] = found.flatMap((one) => one.outside.map((path) => ({ path, file, line: one.line })));
  const isOnlyOutside = outside !== undefined && found.every((one) => one.outside.length > 0);
  if (isOnlyOutside) return { loadsEnvFile: false, outside };
  const unknown = found.find(({ isUnknown }) => isUnknown);
  return { loadsEnvFile: true, ...(unknown && { unknown: { file, line: unknown.line } }) };
}

/** `load_dotenv(find_dotenv())` */
function searchesFor(path: Expression): boolean {
  return [path, ...ownNodes(path)].some(
    (node) => node.nodeType === 'Call' && dottedName(node.func)?.endsWith('find_dotenv') === true,
  );
}

/** `load_dotenv()` looks beside the file that calls it, and in the folders above; `read_dotenv()` and `read_env()` only beside it. */
function searchesIn(parsed: ParsedPython): boolean {
  return loadsIn(parsed).some(
    ({ call: { args, keywords } }) =>
      args.length === 0 && keywords.every(({ arg }) => /^(over(ride|write)|silent)$/.test(arg ?? '')),
  );
}

/**
 * The file that is there, else the one that the sample would be copied to, else a new one: python-dotenv finds those above,
 * too, so that it may stand where Django is started.
 */
async function searched(
  workspace: Workspace,
  parsed: ParsedPython,
  { file, app }: { readonly file: string; readonly app: string },
): Promise<string> {
  const folder = folderOf(file);
  const isUpwards = loadsIn(parsed).some(
    ({ call }) => dottedName(call.func)?.endsWith('load_dotenv') === true,
  );
  if (!isUpwards) return join(folder, ENV_FILE);
  const nearest = await nearestEnvFile(workspace, folder);
  if (nearest !== undefined) return nearest.path;
  const above: readonly string[] = upwards(folder);
  for (const at of above)
    if (samplesAmong(await workspace.list(at), ENV_FILE).length > 0) return join(at, ENV_FILE);
  return join(above.includes(app) ? app : folder, ENV_FILE);
}

const ENV_FILE = '.env';

async function nearestEnvFile(
  workspace: Workspace,
  folder: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  for (const at of upwards(folder)) {
    const path = join(at, ENV_FILE);
    const text = textOf(await workspace.read(path));
    if (text !== undefined) return { path, text };
  }
  return undefined;
}
