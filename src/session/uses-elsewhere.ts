import { folderOf, isOutside, join, upwards } from '../model/paths.js';
import { readText, type Workspace } from '../model/files.js';
import { SECRET_VARIABLE } from '../model/secret.js';

/** Files that name a word, and whether all were looked at. */
export interface Naming {
  /** Path to text. */
  readonly texts: ReadonlyMap<string, string>;
  readonly complete: boolean;
}

/** So many files are read, whatever the size of the repository. */
const MAX_FILES = 3000;

const SKIPPED = /^(\..*|node_modules|dist|build|coverage|tmp|env|venv|site-packages|__pycache__)\/$/;
const TEST = /(^|\/)(tests?|__tests__|e2e)\/|[._-](spec|test)\.\w+$|(^|\/)(test_\w+|conftest)\.py$/;

/**
 * The sources below a folder that hold one of some words; those of tests aside.
 * @param source what their names end with
 */
export async function sourcesNaming(
  workspace: Workspace,
  folder: string,
  words: readonly string[],
  source: RegExp,
): Promise<Naming> {
  const texts = new Map<string, string>();
  const waiting = new Set([isOutside(folder) ? '' : folder]);
  let read = 0;
  for (const current of waiting) {
    for (const name of await workspace.list(current)) {
      const path = join(current, name);
      if (name.endsWith('/')) {
        if (!SKIPPED.test(name)) waiting.add(path.replace(/\/$/, ''));
        continue;
      }
      if (!source.test(name) || TEST.test(path)) continue;
      if ((read += 1) > MAX_FILES) return { texts, complete: false };
      const text = (await readText(workspace, path)) ?? '';
      if (words.some((word) => text.includes(word))) texts.set(path, text);
    }
  }
  return { texts, complete: true };
}

/** Sources that an application does not consist of, and that name the secret's variable: an env file may serve several. */
export interface Others {
  readonly files: readonly string[];
  /** Whether all were looked at. */
  readonly complete: boolean;
}

/**
 * What else names the secret's variable near an application of JavaScript or TypeScript.
 * @param envFile the file that holds the secret; undefined where none is known
 * @param own what the application consists of
 */
export async function othersNaming(
  workspace: Workspace,
  { folder, envFile }: { readonly folder: string; readonly envFile: string | undefined },
  own: ReadonlySet<string | undefined>,
): Promise<Others> {
  const near = envFile === undefined ? folder : folderOf(envFile);
  const source = /\.([cm]?[jt]s|[jt]sx|py)$/;
  const { texts, complete } = await sourcesNaming(workspace, near, [SECRET_VARIABLE], source);
  return { files: [...texts.keys()].filter((file) => !own.has(file)), complete };
}

/**
 * The same for a Python application. Python files of its own folder are no others: they are looked at more closely.
 * @param own what the application consists of
 */
export async function othersNearPython(
  workspace: Workspace,
  { folder, envFile }: { readonly folder: string; readonly envFile: string | undefined },
  own: ReadonlySet<string>,
): Promise<Others> {
  const isAbove = envFile !== undefined && upwards(folder).includes(folderOf(envFile));
  const { files, complete } = await othersNaming(
    workspace,
    { folder, envFile: isAbove ? envFile : undefined },
    own,
  );
  return {
    files: files.filter((file) => !(file.endsWith('.py') && upwards(file).includes(folder))),
    complete,
  };
}
