import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { type ParsedPython, type PythonNode, statementsOf } from '../../../languages/python/index.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Note } from '../../../model/change.js';
import { UserError } from '../../../model/errors.js';
import { textOf, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import { readPython } from '../settings/python-file.js';
import {
  isForTests,
  type NamedSettings,
  SETTINGS_VARIABLE,
  settingsFile,
  settingsNamedIn,
} from './settings-module.js';
import type { Environment } from '../../../languages/python/evaluate/index.js';

/** Where Django starts, and the settings that it would use. */
export interface Entry {
  /** The file that names the settings: manage.py, or what stands in for it. */
  readonly file: string;
  /** Undefined where there is none that is Django's. */
  readonly manage: string | undefined;
  /** The folder that modules are imported from: that of manage.py. */
  readonly app: string;
  /** As it is named: `mysite.settings`. */
  readonly module: string;
  readonly settings: string;
  /** Others that the file names, or has as its default. */
  readonly others: readonly NamedSettings[];
  /** The entries of servers that were found while looking for one that names the settings. */
  readonly servers?: readonly string[];
  /** How the settings were found, where it was not manage.py that named them. */
  readonly note?: Note;
  /** Whether manage.py fills the environment from a file before Django starts. */
  readonly loadsEnvFile: boolean;
}

/**
 * What manage.py names; undefined where there is none, or it names nothing.
 * @throws UserError where it names settings in a way that cannot be followed, or such that are not there
 */
export async function manageEntry({ workspace, folder }: Search): Promise<Entry | undefined> {
  const manage = join(folder, 'manage.py');
  const parsed = await readPython(workspace, manage);
  if (parsed === undefined) return undefined;
  const names = namesIn(parsed);
  const loadsEnvFile = /\b(dotenv|read_env)\b/.test(names);
  const variables = await variablesOfEnvFile(workspace, folder, loadsEnvFile || names.includes('decouple'));
  const named = settingsNamedIn(parsed, SETTINGS_VARIABLE, variables);
  const fromEnvFile = loadsEnvFile ? variables(SETTINGS_VARIABLE) : undefined;
  const unknown = named.find(({ module }) => module === undefined);
  if (fromEnvFile === undefined && unknown !== undefined) throw cannotTell(manage, unknown);
  const module = fromEnvFile ?? usual(named);
  if (module === undefined) return undefined;
  const settings = await settingsFile(workspace, folder, module);
  if (settings === undefined) throw missing(manage, module, named);
  const others = named.filter((other) => other.module !== undefined && other.module !== module);
  return { file: manage, manage, app: folder, module, settings, others, loadsEnvFile };
}

/** The likeliest that is not for tests. */
function usual(named: readonly NamedSettings[]): string | undefined {
  const modules = named.flatMap(({ module }) => module ?? []);
  return modules.find((module) => !isForTests(module)) ?? modules[0];
}

/** The variables of the nearest `.env`, where manage.py reads one: they win over the defaults in the file. */
async function variablesOfEnvFile(
  workspace: Workspace,
  folder: string,
  reads: boolean,
): Promise<Environment> {
  for (let at = folder; reads; at = folderOf(at)) {
    const text = textOf(await workspace.read(join(at, '.env')));
    if (text !== undefined) {
      const entries = readDotenv(text);
      return (variable) => entries.find(({ name }) => name === variable)?.value;
    }
    if (at === '') break;
  }
  return () => undefined;
}

function cannotTell(manage: string, { line }: NamedSettings): UserError {
  return new UserError(
    `${manage} does not set DJANGO_SETTINGS_MODULE to a plain string: can't tell which settings Django uses.`,
    {
      file: manage,
      line,
      hint: "Write os.environ.setdefault('DJANGO_SETTINGS_MODULE', '<package>.settings') in manage.py, as startproject does.",
    },
  );
}

function missing(manage: string, module: string, named: readonly NamedSettings[]): UserError {
  const line = named.find((other) => other.module === module)?.line ?? named[0]?.line ?? 1;
  return new UserError(
    `${manage} names the settings module ${module}, but there is no such file below its folder.`,
    {
      file: manage,
      line,
      hint: 'Correct DJANGO_SETTINGS_MODULE, or name the right folder with --cwd <dir>.',
    },
  );
}

/** All modules and attributes that the file mentions. */
function namesIn(parsed: ParsedPython): string {
  return statementsOf(parsed)
    .flatMap(({ statement }): readonly PythonNode[] => [statement, ...ownNodes(statement)])
    .flatMap((node) => {
      if (node.nodeType === 'ImportFrom') return [node.module ?? ''];
      if (node.nodeType === 'Import') return node.names.map(({ name }) => name);
      return node.nodeType === 'Attribute' ? [node.attr] : [];
    })
    .join(' ');
}
