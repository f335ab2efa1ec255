import { UserError } from '../../errors.js';
import { statementsOf, type ParsedPython, type PythonNode } from '../../languages/python/index.js';
import { ownNodes } from '../../languages/python/statements.js';
import { readDotenv } from '../../languages/dotenv.js';
import { join } from '../../paths.js';
import type { Search, Workspace } from '../../types.js';
import { SETTINGS_VARIABLE, settingsNamedIn, type NamedSettings } from './settings-named.js';
import { readPython } from './settings/python-file.js';

/** Where Django starts, and the settings that it would use. */
export interface Entry {
  readonly manage: string;
  /** As manage.py names it: `mysite.settings`. */
  readonly module: string;
  readonly settings: string;
  /** Others that manage.py names, or has as its default. */
  readonly others: readonly NamedSettings[];
  /** Whether manage.py fills the environment from a file before Django starts. */
  readonly loadsEnvFile: boolean;
}

/**
 * Follows manage.py to the settings.
 * @throws UserError where it does not name a settings module of this project in a way that can be told
 */
export async function readEntry({ workspace, folder }: Search): Promise<Entry> {
  const manage = join(folder, 'manage.py');
  const parsed = await readPython(workspace, manage);
  if (parsed === undefined) {
    throw new UserError(`There is no manage.py in ${folder === '' ? 'this folder' : folder}.`, {
      hint: 'Name the folder of manage.py with --cwd <dir>.',
    });
  }
  const named = settingsNamedIn(parsed);
  if (named.length === 0 || named.some(({ module }) => module === undefined))
    throw notOneModule(manage, named);
  const loadsEnvFile = /\b(dotenv|read_env)\b/.test(namesIn(parsed));
  const fromEnvFile = loadsEnvFile ? await settingsOfEnvFile(workspace, folder) : undefined;
  const module = fromEnvFile ?? usual(named);
  const settings = await settingsFile(workspace, folder, module);
  if (settings === undefined) {
    throw new UserError(
      `${manage} names the settings module ${module}, but there is no such file below its folder.`,
      {
        file: manage,
        line: named[0]?.line ?? 1,
        hint: 'Correct DJANGO_SETTINGS_MODULE, or name the right folder with --cwd <dir>.',
      },
    );
  }
  const others = named.filter((other) => other.module !== module);
  return { manage, module, settings, others, loadsEnvFile };
}

/** Tests are run with settings of their own; the others are what the project is. */
function usual(named: readonly NamedSettings[]): string {
  const modules = named.map(({ module }) => module ?? '');
  return modules.find((module) => !/(^|[._])tests?([._]|$)/.test(module)) ?? modules[0] ?? '';
}

/** What the env file that manage.py loads makes DJANGO_SETTINGS_MODULE: then the default in manage.py has no effect. */
async function settingsOfEnvFile(workspace: Workspace, folder: string): Promise<string | undefined> {
  const snapshot = await workspace.read(join(folder, '.env'));
  if (snapshot === undefined || !('text' in snapshot.content)) return undefined;
  return readDotenv(snapshot.content.text).find(({ name }) => name === SETTINGS_VARIABLE)?.value;
}

/** A package shadows a module of the same name. */
export async function settingsFile(
  workspace: Workspace,
  folder: string,
  module: string,
): Promise<string | undefined> {
  const path = join(folder, module.replaceAll('.', '/'));
  for (const candidate of [`${path}/__init__.py`, `${path}.py`]) {
    if ((await workspace.read(candidate)) !== undefined) return candidate;
  }
  return undefined;
}

function notOneModule(manage: string, named: readonly NamedSettings[]): UserError {
  const [first] = named;
  const reason = first === undefined ? 'does not set' : 'does not set, as a plain string,';
  return new UserError(
    `${manage} ${reason} DJANGO_SETTINGS_MODULE, so the settings that Django uses cannot be told.`,
    {
      file: manage,
      ...(first === undefined ? {} : { line: first.line }),
      hint: "Write os.environ.setdefault('DJANGO_SETTINGS_MODULE', '<package>.settings') in manage.py, as startproject does.",
    },
  );
}

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
