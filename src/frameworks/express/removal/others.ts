import type { Workspace } from '../../../model/files.js';
import { folderOf } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { sourcesNaming } from '../../../session/uses-elsewhere.js';
import type { Detected } from '../detect.js';

/** Sources that the application does not consist of, and that name the variable: an env file may serve several. */
export interface Others {
  readonly files: readonly string[];
  /** Whether all were looked at. */
  readonly complete: boolean;
}

export async function otherNaming({ app, sources }: Detected, workspace: Workspace): Promise<Others> {
  const folder = app.envFile === undefined ? app.folder : folderOf(app.envFile.path);
  const { texts, complete } = await sourcesNaming(
    workspace,
    folder,
    [SECRET_VARIABLE],
    /\.([cm]?[jt]s|[jt]sx|py)$/,
  );
  const own = new Set([...sources.texts.keys(), app.session.file]);
  return { files: [...texts.keys()].filter((file) => !own.has(file)), complete };
}
