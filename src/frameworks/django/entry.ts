import { UserError } from '../../errors.js';
import { statementsOf, type ParsedPython, type PythonNode } from '../../languages/python/index.js';
import { ownNodes } from '../../languages/python/statements.js';
import { join } from '../../paths.js';
import type { Search, Workspace } from '../../types.js';
import { settingsNamedIn, type NamedSettings } from './settings-named.js';
import { readPython } from './settings/python-file.js';

/** Where Django starts, and the settings that it would use. */
export interface Entry {
  readonly manage: string;
  /** As manage.py names it: `mysite.settings`. */
  readonly module: string;
  readonly settings: string;
  /** Whether manage.py fills the environment from a file before Django starts. */
  readonly loadsEnvFile: boolean;
}

/**
 * Follows manage.py to the settings.
 * @throws UserError where it does not name exactly one settings module of this project as a plain string
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
  const modules = new Set(named.map(({ module }) => module));
  const [module] = modules;
  if (module === undefined || modules.size > 1) throw notOneModule(manage, named);
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
  return { manage, module, settings, loadsEnvFile: /\b(dotenv|read_env)\b/.test(namesIn(parsed)) };
}

/** A package shadows a module of the same name. */
async function settingsFile(
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
  const reason =
    first === undefined
      ? 'does not set'
      : named.length > 1
        ? 'may set more than one'
        : 'does not set, as a plain string,';
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
