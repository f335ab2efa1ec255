import { asTable, tableIn, type Table } from '../../languages/toml.js';
import { fitLines } from '../../languages/python/index.js';
import type { Change } from '../../model/change.js';
import type { ChangeSet } from '../../model/framework.js';
import { readText, type Workspace } from '../../model/files.js';
import { join, upwards } from '../../model/paths.js';

/** That of black and ruff without a configuration. */
const DEFAULT = 88;

/**
 * How many columns a line may have in a project: as ruff or black are configured in the nearest file upwards, else no more
 * than flake8 or pycodestyle take.
 */
export async function lineLength(workspace: Workspace, folder: string): Promise<number> {
  const folders = upwards(folder);
  for (const one of folders) {
    const found = await ofFormatter(workspace, one);
    if (found !== undefined) return found;
  }
  for (const one of folders) {
    const found = await ofLinter(workspace, one);
    if (found !== undefined) return Math.min(found, DEFAULT);
  }
  return DEFAULT;
}

/** The lines that changes of Python files add are as long as the project has them. */
export function withinLineLength(set: ChangeSet, width: number): ChangeSet {
  const changes = set.changes.map((change): Change => {
    if (!change.file.endsWith('.py')) return change;
    return {
      ...change,
      run: (source, planned) => {
        const result = change.run(source, planned);
        return source === undefined || result.kind !== 'changed'
          ? result
          : { ...result, text: fitLines(source, result.text, width) };
      },
    };
  });
  return { ...set, changes };
}

async function ofFormatter(workspace: Workspace, folder: string): Promise<number | undefined> {
  for (const name of ['.ruff.toml', 'ruff.toml']) {
    const found = columns(await tableOf(workspace, join(folder, name)));
    if (found !== undefined) return found;
  }
  const tool = asTable((await tableOf(workspace, join(folder, 'pyproject.toml')))['tool']);
  return columns(asTable(tool['ruff'])) ?? columns(asTable(tool['black']));
}

async function ofLinter(workspace: Workspace, folder: string): Promise<number | undefined> {
  for (const name of ['.flake8', 'setup.cfg', 'tox.ini']) {
    const text = (await readText(workspace, join(folder, name))) ?? '';
    const section = /^\[(?:flake8|pycodestyle)\](?:\r?\n(?!\[).*)*/m.exec(text)?.[0] ?? '';
    const [, found] = /^max[-_]line[-_]length[ \t]*[=:][ \t]*(\d+)/m.exec(section) ?? [];
    if (found !== undefined) return Number(found);
  }
  return undefined;
}

async function tableOf(workspace: Workspace, path: string): Promise<Table> {
  return tableIn((await readText(workspace, path)) ?? '');
}

function columns(table: Table): number | undefined {
  const { 'line-length': found } = table;
  return typeof found === 'number' && found > 0 ? found : undefined;
}
