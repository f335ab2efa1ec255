import { readText } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { othersNearPython, sourcesNaming, type Others } from '../../../session/uses-elsewhere.js';
import type { DjangoApp } from '../app.js';
import { realFile } from '../changes/class-changes.js';

/** What a project has beside its settings, as far as removing must know it. */
export interface Surroundings {
  /** Python files beside the settings that name the SDK, its variable or python-dotenv; path to text. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether all of those were looked at. */
  readonly complete: boolean;
  /** Sources of other applications that name the secret's variable. */
  readonly others: Others;
  /** The env file as it is. */
  readonly envText: string;
}

export async function surroundingsOf(app: DjangoApp, search: Search): Promise<Surroundings> {
  const { workspace } = search;
  const { view, envFile, classes } = app;
  const words = [SECRET_VARIABLE, 'wristband', 'Wristband', 'dotenv'];
  const { texts, complete } = await sourcesNaming(workspace, view.app, words, /\.py$/);
  const own = new Set([...view.graph.modules.keys()].map((file) => realFile(classes, file)));
  const sources = new Map([...texts].filter(([file]) => !own.has(file)));
  const place = { folder: view.app, envFile: envFile?.path };
  const others = await othersNearPython(workspace, place, own);
  const envText = envFile === undefined ? '' : ((await readText(workspace, envFile.path)) ?? '');
  return { sources, complete, others, envText };
}
