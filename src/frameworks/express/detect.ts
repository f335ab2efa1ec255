import { packageCommand, type PackageCommand } from '../../languages/node/package-manager.js';
import { oldPackages, type OldPackage } from '../../languages/node/floors.js';
import { packageMajor } from '../../languages/node/version.js';
import {
  formattingOf,
  importAlias,
  importerOf,
  parseTypeScript,
  requiringStatements,
  type Formatting,
  type ParsedTypeScript,
  type Sources,
} from '../../languages/typescript/index.js';
import { UserError } from '../../model/errors.js';
import type { Workspace } from '../../model/files.js';
import type { Search } from '../../model/framework.js';
import { folderOf, relativePath } from '../../model/paths.js';
import { chooseEnvFile, isSecretSet, samplesIn } from '../../session/env-files.js';
import { containersWithout, type LeftOut } from '../../session/containers.js';
import type { ServedBy } from '../../session/compose-image.js';
import type { Start } from '../../session/typescript/starts.js';
import { sessionOwners } from '../../session/typescript/session-owners.js';
import { FLOORS, OLDEST_MAJOR } from './packages/floors.js';
import { oldNode, type OldNode } from './packages/node-version.js';
import type { ExpressApp, SessionFile } from './project/app.js';
import { creationsIn } from './project/creation.js';
import { envLoading } from './project/loading.js';
import { importing, locate, type Application } from './project/locate.js';
import { moduleFormat, type ModuleFormat } from './project/module-format.js';
import { findStarts } from './project/starts.js';
import { fileForSession, readSessionFile } from './project/session-file.js';
import { sdk } from './sdk.js';

/** Files that are in the repository, whatever reads them. */
const SAMPLE = /example|sample|template|dist$/;

/** By what the service that runs the application is known. */
const SERVED_BY: ServedBy = {
  serves:
    /\b(npm|yarn|pnpm|bun)\s+(run\s+)?(start|dev|serve)\b|\bnode\b.{0,500}\b(server|index|app|main|www)\b/,
  starts: /\bnode\b|\btsx\b|\bts-node\b|\bnodemon\b/,
  works: /worker|queue|cron|schedul|consumer|migrat|seed|prisma|docs|test|(?<!inf)init/,
  others: /\b(python|vite|next|webpack|nginx|caddy|traefik|postgres|mysql|mongo|redis)\b/,
  image: /^FROM\s+\S*(node|bun)/im,
  usualName: /express|web|backend|app|api|server/,
};

/** What detection found. */
export interface Detected {
  readonly app: ExpressApp;
  readonly sources: Sources;
  /** Files that create other applications. */
  readonly others: readonly string[];
  readonly packages: PackageCommand;
  readonly old: readonly OldPackage[];
  /** Undefined where nothing says that Node is too old. */
  readonly oldNode: OldNode | undefined;
  /** The containers that lack the env file; undefined where none is known to. */
  readonly containers: LeftOut | undefined;
  /** What starts the application without the env file that development has. */
  readonly starts: readonly Start[];
  /** Whether git tracks a file that holds the secret itself. */
  readonly isSecretTracked: boolean;
}

/** @throws UserError when the application is not one that can be patched */
export async function detectExpress(search: Search): Promise<Detected> {
  const { workspace } = search;
  const located = await locate(search);
  const { folder, root, manifest, file, modules } = located;
  const major = await packageMajor(workspace, folder, located, 'express').catch(() => undefined);
  if (major !== undefined && major < OLDEST_MAJOR) throw tooOld(major, manifest.path);
  const parsed = parsedIn(file, located.sources.texts.get(file) ?? '');
  const format = await moduleFormat(workspace, file, parsed, located);
  const aliases = await modules.aliasesOf(file);
  const sessionFile = await fileForSession(workspace, located, format.extension);
  // A run makes the application import it.
  const application = await importing(located, sessionFile);
  const { sources } = application;
  const session = await readSessionFile(workspace, application, sessionFile, aliases);
  const packages = await packageCommand(workspace, folderOf(manifest.path));
  const [creation] = creationsIn(parsed);
  const before = creation && { file, node: creation };
  const loading = await envLoading(workspace, application, before);
  const isDotenv = manifest.dependencies['dotenv'] !== undefined;
  const isUsual = loading.paths.length === 0 ? loading.kind === 'none' : loading.paths[0] === '.env';
  // Only a file that a run makes loads the env file.
  const isNew = (await workspace.read(sessionFile)) === undefined;
  const loadsHere = !loading.early && isDotenv && isUsual && isNew;
  const paths = loading.kind === 'none' ? ['.env'] : loading.paths.filter((path) => !SAMPLE.test(path));
  const authFiles = [...sources.texts]
    .filter(([, text]) => text.includes(sdk.createAuth))
    .map(([path]) => path);
  const app: ExpressApp = {
    folder,
    root,
    manifest,
    major,
    file,
    format,
    aliases,
    session,
    sessionPath: await sessionPath(application, parsed, session.file, format),
    authFiles,
    formatting: await formattingFor(workspace, manifest.declared, [file, session.file, ...authFiles]),
    loading,
    loadsHere,
    envFile: await chooseEnvFile(search, root, paths),
    samples: await samplesIn(workspace, root),
    isSecretSet: await isSecretSet(search, root),
    owners: sessionOwners(sources, { manifest, isShared: root !== folder, remove: packages.remove }),
  };
  return {
    app,
    sources,
    others: application.others,
    packages,
    old: await oldPackages(workspace, folder, application, FLOORS),
    oldNode: await oldNode(workspace, application),
    containers: await containersWithout(search, root, app.envFile?.path, SERVED_BY),
    isSecretTracked: await isSecretTracked(search, session),
    starts: await findStarts(workspace, application, before, paths[0] ?? '.env'),
  };
}

async function isSecretTracked({ git }: Search, { file, secret }: SessionFile): Promise<boolean> {
  return secret?.kind === 'literal' && (await git.tracks(file));
}

function tooOld(major: number, file: string): UserError {
  return new UserError(
    `This application uses Express ${major}; Wristband's SDK needs Express ${OLDEST_MAJOR} or later.`,
    {
      file,
      hint: 'Upgrade Express and rerun.',
    },
  );
}

/** @throws UserError where it can't be parsed, or creates several applications */
function parsedIn(file: string, text: string): ParsedTypeScript {
  const parsed = parseTypeScript(text);
  if ('failure' in parsed)
    throw new UserError(`${file} can't be edited: ${parsed.failure}.`, {
      file,
      line: parsed.line,
      hint: 'Fix the file and rerun.',
    });
  const [, second] = creationsIn(parsed);
  if (second !== undefined)
    throw new UserError(
      `${file} creates several applications, so it is unclear which one gets the session.`,
      {
        file,
        line: second.getStartLineNumber(),
        hint: 'Create each of them in a file of its own and rerun, or follow the guide: https://docs.wristband.dev/docs/expressjs-add-session-middleware',
      },
    );
  return parsed;
}

/** By an alias where the application's file imports by aliases alone. */
async function sessionPath(
  { file, modules, sources }: Application,
  parsed: ParsedTypeScript,
  session: string,
  { suffix }: ModuleFormat,
): Promise<string> {
  const { imported } = importerOf(file, parsed);
  const required = requiringStatements(parsed).flatMap((one) => one.modules);
  const alias = await importAlias(modules, { file, imported: [...imported, ...required] }, session, sources);
  return alias ?? relativePath(folderOf(file), session).replace(/\.[cm]?[jt]s$/, '') + suffix;
}

async function formattingFor(
  workspace: Workspace,
  declared: Readonly<Record<string, string>>,
  files: readonly string[],
): Promise<ReadonlyMap<string, Formatting>> {
  const found = new Map<string, Formatting>();
  for (const file of new Set(files)) found.set(file, await formattingOf(workspace, file, declared));
  return found;
}
