import { isIgnored } from '../../../languages/text/ignored.js';
import { asTable, tableIn, type Table } from '../../../languages/toml.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join, upwards } from '../../../model/paths.js';

/** The managers that keep several projects of a repository in one environment. */
const MANAGERS = ['uv', 'rye'] as const;

interface Membership {
  readonly manager: (typeof MANAGERS)[number];
  /** The member's folder. */
  readonly folder: string;
}

/**
 * The manager of a workspace that the application's project is a member of: a member's own pyproject.toml and folder have no
 * sign of it.
 * - https://docs.astral.sh/uv/concepts/projects/workspaces/
 * - https://rye.astral.sh/guide/workspaces/
 * @param app the application's folder, or one below that of its project
 */
export async function workspaceManager(workspace: Workspace, app: string): Promise<Membership | undefined> {
  let member: string | undefined;
  for (const folder of upwards(app)) {
    const text = await readText(workspace, join(folder, 'pyproject.toml'));
    if (text === undefined) continue;
    if (member === undefined) {
      member = folder;
      continue;
    }
    const tools = asTable(tableIn(text)['tool']);
    const below = folder === '' ? member : member.slice(folder.length + 1);
    const manager = MANAGERS.find((name) => isMember(asTable(asTable(tools[name])['workspace']), below));
    if (manager !== undefined) return { manager, folder: member };
  }
  return undefined;
}

function isMember(workspace: Table, folder: string): boolean {
  return matches(workspace['members'], folder) && !matches(workspace['exclude'], folder);
}

/** `apps/backend`, `apps/*`, `packages/**`: a star is one folder. */
function matches(patterns: unknown, folder: string): boolean {
  const depth = folder.split('/').length;
  const given = Array.isArray(patterns) ? patterns.filter((one) => typeof one === 'string') : [];
  return given
    .map((one) => one.replace(/^\.\//, '').replace(/\/$/, ''))
    .some(
      (one) =>
        (one.includes('**') || one.split('/').length === depth) && isIgnored([`/${one}`], folder) === true,
    );
}
