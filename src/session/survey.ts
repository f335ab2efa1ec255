import type { EnvReader } from '../languages/dotenv/env-reader.js';
import { prefixIn, readDotenv } from '../languages/dotenv/dotenv.js';
import { UserError } from '../model/errors.js';
import { readText, type Workspace } from '../model/files.js';
import { folderOf, isOutside, join } from '../model/paths.js';
import type { Search } from '../model/framework.js';
import { SECRET_VARIABLE, secretFault } from '../model/secret.js';
import { keeperOf, type EnvFileKeeper } from './keeper.js';
import { referencesIn } from './references.js';
import { allSamplesAmong } from './samples.js';

/** The env file that the application reads, and what git makes of it. */
export interface EnvFile {
  /** Where its bytes are: a `.env` may be a link to another file. */
  readonly path: string;
  /** Whether it is a link to that file. */
  readonly isLink?: boolean;
  /** By whose rules the application reads it. */
  readonly reader: EnvReader;
  readonly repository: boolean;
  readonly ignored: boolean;
  readonly tracked: boolean;
  /** The `.gitignore` that would get the line, whether it exists or not. */
  readonly gitignore: string;
  /** Files that show what the env file holds, as `.env.example`. */
  readonly samples: readonly string[];
  /** Those of them that a tool makes the env file from, or the environment: their values are references. */
  readonly templates?: readonly string[];
  /** Those of them that have no variable, the secret aside. */
  readonly emptySamples?: readonly string[];
  /** What stands before each variable in the samples, where it is the same in all: `export `. */
  readonly prefix?: string;
  /** It is not there yet. */
  readonly isNew?: boolean;
  /** A folder has its name, as some virtual environments do. */
  readonly isFolder?: boolean;
  /** Whether the environment that the command runs in has a good secret, as in CI. */
  readonly isInEnvironment?: boolean;
  /** Absent for a file that this program may write. */
  readonly keeper?: EnvFileKeeper | undefined;
}

/** @param folder the folder of the env file */
export async function surveyEnvFile(
  search: Search,
  folder: string,
  name = '.env',
  reader: EnvReader = 'dotenv',
): Promise<EnvFile> {
  const { git, workspace, variables = {} } = search;
  const link = join(folder, name);
  const real = await whereItLeads(workspace, link);
  // A file outside of the repository is no concern of git's; the link to it is.
  const path = real === undefined || isOutside(real) ? link : real;
  const ignored = await git.ignores(path);
  const samples = await nearestSamples(workspace, folder, name);
  return {
    path,
    isLink: path !== link,
    reader,
    repository: git.repository,
    ignored,
    // git ignores no file that it tracks.
    tracked: !ignored && (await git.tracks(path)),
    gitignore: await gitignoreFor(search, folderOf(path)),
    isNew: (await workspace.read(link)) === undefined,
    isFolder: (await workspace.list(folder)).includes(`${name}/`),
    isInEnvironment: secretFault(variables[SECRET_VARIABLE] ?? '') === undefined,
    samples,
    templates: await withReferences(workspace, samples),
    emptySamples: await withoutVariables(workspace, samples),
    prefix: await prefixOf(workspace, samples),
    keeper: await keeperOf(workspace, link, real),
  };
}

/** Those beside the env file, else those of the nearest folder above that has any. */
async function nearestSamples(workspace: Workspace, folder: string, name: string): Promise<string[]> {
  for (let at = folder; ; at = folderOf(at)) {
    const found = allSamplesAmong(await workspace.list(at), name).map((one) => join(at, one));
    if (found.length > 0 || at === '' || isOutside(at)) return found;
  }
}

/** What stands before the variables of all samples that have any. */
export async function prefixOf(workspace: Workspace, samples: readonly string[]): Promise<string> {
  const texts = await Promise.all(samples.map((sample) => readText(workspace, sample)));
  const prefixes = new Set(
    texts.filter((text = '') => readDotenv(text).length > 0).map((text = '') => prefixIn(text)),
  );
  const [prefix = ''] = prefixes;
  return prefixes.size === 1 ? prefix : '';
}

async function withReferences(workspace: Workspace, samples: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(samples.map((sample) => readText(workspace, sample)));
  return samples.filter((_sample, index) => referencesIn(texts[index] ?? '') !== undefined);
}

async function withoutVariables(workspace: Workspace, samples: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(samples.map((sample) => readText(workspace, sample)));
  return samples.filter((_sample, index) => {
    // A variable in a comment is one to think of, too.
    const entries = readDotenv((texts[index] ?? '').replace(/^[ \t]*#+[ \t]*/gm, ''));
    return entries.every(({ name }) => name === SECRET_VARIABLE);
  });
}

/** Undefined for a link to a file that is not there, as a password manager's is while it is locked. */
async function whereItLeads(workspace: Workspace, link: string): Promise<string | undefined> {
  try {
    return await workspace.locate(link);
  } catch (error) {
    if (error instanceof UserError && (await workspace.read(link)) === undefined) return undefined;
    throw error;
  }
}

/** The nearest `.gitignore` has the last word, so a line in one farther up could be without effect. */
async function gitignoreFor({ git, workspace }: Search, folder: string): Promise<string> {
  const own = join(folder, '.gitignore');
  for (let place = folder; git.repository; place = folderOf(place)) {
    const path = join(place, '.gitignore');
    if ((await workspace.read(path)) !== undefined) return place === '' ? path : own;
    if (place === '') break;
  }
  return own;
}
