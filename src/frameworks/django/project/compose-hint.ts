import { folderOf, join } from '../../../model/paths.js';
import type { Workspace } from '../../../model/files.js';
import { readText } from '../packages/read-text.js';

/** Where docker compose takes the variables of a service from; good for a word to the user, no more. */
export interface ComposeHint {
  readonly file: string;
  readonly line: number;
  /** The env file, relative to the workspace's root. */
  readonly envFile: string;
}

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml', 'local.yml'];

/** The first `env_file` of a compose file in the application's folder or above. */
export async function composeHint(workspace: Workspace, app: string): Promise<ComposeHint | undefined> {
  for (let folder = app; ; folder = folderOf(folder)) {
    for (const name of NAMES) {
      const text = await readText(workspace, join(folder, name));
      const found = text === undefined ? undefined : envFileIn(text.split(/\r\n|\r|\n/));
      if (found !== undefined)
        return { file: join(folder, name), line: found.line, envFile: join(folder, found.path) };
    }
    if (folder === '') return undefined;
  }
}

/** `env_file: x`, or the first line below it, `- x`. */
function envFileIn(lines: readonly string[]): { line: number; path: string } | undefined {
  const index = lines.findIndex((line) => /^\s+env_file:/.test(line));
  const own = /^\s+env_file:\s*["']?([\w./-]+)/.exec(lines[index] ?? '')?.[1];
  const below = /^\s+-\s*["']?([\w./-]+)["']?\s*(#.*)?$/.exec(lines[index + 1] ?? '')?.[1];
  const path = own ?? below;
  return index < 0 || path === undefined ? undefined : { line: index + 1, path };
}
