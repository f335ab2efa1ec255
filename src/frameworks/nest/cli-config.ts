import { UserError } from '../../errors.js';
import { join } from '../../paths.js';
import type { Workspace } from '../../types.js';
import { isRecord, readJson } from './sources.js';

/** Where Nest's own command line looks for the application. */
export interface Layout {
  /** The folder of the sources. */
  readonly sourceRoot: string;
  /** The file that starts the application. */
  readonly entry: string;
}

/**
 * Reads nest-cli.json; without one Nest's defaults hold.
 * @throws UserError when it is broken, describes a monorepo, or names an entry file that is not there
 */
export async function readLayout(workspace: Workspace, folder: string): Promise<Layout> {
  const path = join(folder, 'nest-cli.json');
  const json = (await readJson(workspace, path)) ?? {};
  refuseMonorepo(json, path);
  const sourceRoot = join(folder, text(json['sourceRoot']) ?? 'src');
  const entry = join(sourceRoot, `${(text(json['entryFile']) ?? 'main').replace(/\.[jt]s$/, '')}.ts`);
  if ((await workspace.read(entry)) !== undefined) return { sourceRoot, entry };
  throw new UserError(`The entry file ${entry} does not exist.`, {
    file: path,
    hint: `Name the file that calls NestFactory.create in ${path} ("sourceRoot" and "entryFile"), and run the command again.`,
  });
}

function refuseMonorepo(json: Readonly<Record<string, unknown>>, path: string): void {
  const projects = isRecord(json['projects']) ? Object.keys(json['projects']) : [];
  if (json['monorepo'] !== true && projects.length === 0) return;
  throw new UserError(`${path} describes a monorepo (${projects.join(', ') || 'no projects named'}).`, {
    file: path,
    hint: 'Applications of a Nest monorepo are not patched: follow the guide page "Add Session Middleware" by hand.',
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
