import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import {
  argument,
  callsOf,
  canonicalName,
  dottedName,
  importsOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf, join, upwards } from '../../../model/paths.js';
import type { Packages } from '../../../session/python/packages/survey.js';
import type { SettingsFile } from '../settings/view.js';
import { isWanted } from './env-file-location.js';

const ENV_FILE = '.env';

/** decouple reads it instead of an env file that is in the same folder, or in one above. */
const INI_FILE = 'settings.ini';

/**
 * Whether code of the project takes the first env file that it finds in its own folder and those above, be it out of sight
 * of the settings: a class of its own around decouple, or a view. A new file would hide the one that it finds now.
 */
export function searchesUpwards(
  { modules }: Pick<ModuleGraph, 'modules'>,
  { requirements }: Pick<Packages, 'requirements'>,
): boolean {
  return requirements.some(({ name }) => name === 'python-decouple') || [...modules.values()].some(searches);
}

function searches(parsed: ParsedPython): boolean {
  const imported = new Set(importsOf(parsed).map(({ module }) => module));
  if (imported.has('decouple')) return true;
  if (!imported.has('dotenv') && !imported.has('environs')) return false;
  return callsOf(parsed).some(({ call }) => isSearch(parsed, call));
}

/** `load_dotenv()`, `find_dotenv()`, and `env.read_env()` of environs */
function isSearch(parsed: ParsedPython, call: NodeOf<'Call'>): boolean {
  const called = canonicalName(parsed, call.func) ?? '';
  if (called === 'dotenv.find_dotenv') return true;
  const isLoad = called === 'dotenv.load_dotenv' || dottedName(call.func)?.endsWith('.read_env') === true;
  return isLoad && argument(call, 0, called === 'dotenv.load_dotenv' ? 'dotenv_path' : 'path') === undefined;
}

/**
 * The env file that a search from the settings finds, or would find where the project's sample and docker compose want it;
 * undefined where none of them is above the file that the settings would load else.
 * @param usual the file beside BASE_DIR
 * @param passed the files that docker compose passes to the application
 */
export async function fileAbove(
  workspace: Workspace,
  { file }: Pick<SettingsFile, 'file'>,
  usual: string,
  passed: readonly string[],
): Promise<string | undefined> {
  const folders = upwards(folderOf(file));
  if (!folders.includes(folderOf(usual))) return undefined;
  let wanted: string | undefined;
  for (const folder of folders) {
    const path = join(folder, ENV_FILE);
    const names = await workspace.list(folder);
    if (names.includes(ENV_FILE) || names.includes(INI_FILE)) return path === usual ? undefined : path;
    if (isWanted(path, names, passed)) wanted ??= path;
  }
  return wanted === usual ? undefined : wanted;
}
