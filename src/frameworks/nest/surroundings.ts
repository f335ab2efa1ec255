import type { Sources } from '../../languages/typescript/index.js';
import { join } from '../../model/paths.js';
import type { Search } from '../../model/framework.js';
import { containersWithout, type LeftOut } from '../../session/containers.js';
import { envFilesIn, isSecretSet } from '../../session/env-files.js';
import type { Start } from '../../session/typescript/starts.js';
import { pathForValues, unsetAmong, type Unset } from '../../session/unset.js';
import type { NestApp } from './project/app.js';
import type { ConfigFile } from './project/config-file.js';
import { findStarts, SERVED_BY } from './project/starts.js';
import { ALL_VARIABLES } from './sdk.js';

/** What stands around an application: env files, and what starts it elsewhere. */
export interface Surroundings {
  /** Whether the session's secret is set in the environment or in any env file. */
  readonly isSecretSet: boolean;
  /** Whether git has the file of the configuration, with the secret that stands in it. */
  readonly isSecretTracked: boolean;
  /** The variables of the client that the configuration demands, and nobody is seen to set. */
  readonly unset: Unset;
  /** The variables that a file other than the configuration names. */
  readonly named: ReadonlySet<string>;
  /** Tests, CI and images' builds that start the application. */
  readonly starts: readonly Start[];
  /** The containers that lack the env file; undefined where none is known to. */
  readonly containers: LeftOut | undefined;
}

/** @param paths the env files that ConfigModule reads, relative to the application's root folder */
export async function surroundingsOf(
  search: Search,
  root: string,
  app: NestApp,
  { paths, sources }: { readonly paths: readonly string[]; readonly sources: Sources },
): Promise<Surroundings> {
  return {
    ...(await knownOfSecret(search, root, app.config)),
    unset: await unsetIn(search, root, paths, app),
    named: namesIn(sources, app.config.file),
    ...(await processesBeside(search, root, app)),
  };
}

/** What ConfigModule does not read, the script that starts the application may. */
async function unsetIn(search: Search, root: string, paths: readonly string[], app: NestApp): Promise<Unset> {
  const demanded = app.ownAuth ? [] : app.config.clientVariables;
  const files = paths.length > 0 ? paths : await envFilesIn(search.workspace, root);
  const found = await unsetAmong(
    demanded,
    files.map((path) => join(root, path)),
    search,
  );
  return { ...found, file: pathForValues(app.envFile) };
}

/** What starts the application elsewhere, and needs the variables there. */
async function processesBeside(
  search: Search,
  started: string,
  { folder, root, manifest, envFile }: NestApp,
): Promise<Pick<Surroundings, 'starts' | 'containers'>> {
  return {
    starts: await findStarts(search.workspace, started, root.className, manifest),
    containers: await containersWithout(search, started, envFile?.path, SERVED_BY, folder),
  };
}

async function knownOfSecret(
  search: Search,
  root: string,
  file: ConfigFile,
): Promise<Pick<Surroundings, 'isSecretSet' | 'isSecretTracked'>> {
  return {
    isSecretSet: await isSecretSet(search, root),
    isSecretTracked: await isSecretTracked(search, file),
  };
}

async function isSecretTracked({ git }: Search, { file, secret }: ConfigFile): Promise<boolean> {
  return secret?.kind === 'literal' && (await git.tracks(file));
}

/** The variables that a file other than the configuration names. */
function namesIn({ texts }: Sources, config: string): ReadonlySet<string> {
  const others = [...texts].flatMap(([file, text]) => (file === config ? [] : [text]));
  return new Set(ALL_VARIABLES.filter((name) => others.some((text) => text.includes(name))));
}
