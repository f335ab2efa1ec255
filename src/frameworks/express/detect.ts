import { packageCommand, type PackageCommand } from '../../languages/node/package-manager.js';
import { oldPackages, type OldPackage } from '../../languages/node/floors.js';
import { isRecord, readJson } from '../../languages/node/files.js';
import { packageMajor } from '../../languages/node/version.js';
import {
  formattingOf,
  parseTypeScript,
  type Formatting,
  sourcesWith,
  type Node,
  type ParsedFile,
  type ParsedTypeScript,
  type Sources,
} from '../../languages/typescript/index.js';
import { UserError } from '../../model/errors.js';
import { readText, type Workspace } from '../../model/files.js';
import type { Search } from '../../model/framework.js';
import { folderOf, join } from '../../model/paths.js';
import { chooseEnvFile, isSecretSet, samplesIn } from '../../session/env-files.js';
import { containersWithout, type LeftOut } from '../../session/containers.js';
import type { ServedBy } from '../../session/compose.js';
import { secretSource } from '../../session/typescript/secret-source.js';
import { sessionOwners } from '../../session/typescript/session-owners.js';
import { unlessUnsupported } from '../../session/typescript/unsupported.js';
import { FLOORS, OLDEST_MAJOR } from './packages/floors.js';
import type { ExpressApp, SessionFile } from './project/app.js';
import { loginFlag, sendsInsecure, sessionFlag } from './project/cookies.js';
import { creationsIn } from './project/creation.js';
import { loadingByCode, loadingByScript, type EnvLoading } from './project/loading.js';
import { locate, type Application } from './project/locate.js';
import { moduleFormat } from './project/module-format.js';
import { exportedUnder, sessionCode, sessionUses } from './project/session-code.js';
import { isSdkPath, sdk } from './sdk.js';

/** Files that are in the repository, whatever reads them. */
const SAMPLE = /example|sample|template|dist$/;

/** By what the service that runs the application is known. */
const SERVED_BY: ServedBy = {
  serves: /\b(npm|yarn|pnpm|bun)\s+(run\s+)?(start|dev|serve)\b|\bnode\b.{0,500}\b(server|index|app|main|www)\b/,
  starts: /\bnode\b|\btsx\b|\bts-node\b|\bnodemon\b/,
  works: /worker|queue|cron|schedul|consumer|migrat|seed|prisma|docs|test|init/,
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
  /** The containers that lack the env file; undefined where none is known to. */
  readonly containers: LeftOut | undefined;
}

/** @throws UserError when the application is not one that can be patched */
export async function detectExpress(search: Search): Promise<Detected> {
  const { workspace } = search;
  const application = await locate(search);
  const { folder, root, manifest, file, modules, sources } = application;
  const major = await packageMajor(workspace, folder, application, 'express').catch(() => undefined);
  if (major !== undefined && major < OLDEST_MAJOR) throw tooOld(major, manifest.path);
  const parsed = parsedIn(file, sources.texts.get(file) ?? '');
  const format = await moduleFormat(workspace, file, parsed, application);
  const aliases = await modules.aliasesOf(file);
  const session = await sessionFile(workspace, application, format.extension, aliases);
  const packages = await packageCommand(workspace, folderOf(manifest.path));
  const [creation] = creationsIn(parsed);
  const loading = await envLoading(workspace, application, creation && { file, node: creation });
  const isDotenv = manifest.dependencies['dotenv'] !== undefined;
  const isUsual = loading.paths.length === 0 ? loading.kind === 'none' : loading.paths[0] === '.env';
  const loadsHere = !loading.early && isDotenv && isUsual && !session.isMade;
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
    containers: await containersWithout(workspace, root, app.envFile?.path, SERVED_BY),
  };
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

async function envLoading(
  workspace: Workspace,
  application: Application,
  before: { readonly file: string; readonly node: Node } | undefined,
): Promise<EnvLoading> {
  const { root, manifest } = application;
  const nodemon = await readJson(workspace, join(root, 'nodemon.json')).catch(() => undefined);
  const exec = isRecord(nodemon) && typeof nodemon['exec'] === 'string' ? [nodemon['exec']] : [];
  const byScript = loadingByScript(manifest, exec);
  const byCode = before && (await loadingByCode(application, before));
  if (byCode?.early === true) return byCode;
  return byScript ?? byCode ?? { kind: 'none', paths: [], early: false, file: undefined, line: undefined };
}

/** What a file may be called beside the application's, where a run creates it. */
const NAMES = ['wristband', 'wristband-session', 'wristbandSession'];

/** Files that import the SDK, parsed. */
function filesWithSdk(texts: ReadonlyMap<string, string>): ParsedFile[] {
  return sourcesWith({ texts }, sdk.package);
}

/** The file that makes the session, whatever it is called; else that of the guide's step before; else a new one. */
async function fileForSession(
  workspace: Workspace,
  { sources, code, others, file: appFile }: Application,
  extension: string,
): Promise<string> {
  const reached = filesWithSdk(sources.texts);
  // What no import leads to may belong to another application.
  const opened = reached.length > 0 || others.length > 0 ? reached : filesWithSdk(code);
  const making = opened.filter(
    ({ parsed }) => unlessUnsupported(() => sessionCode(parsed), 'twice') !== undefined,
  );
  const [found, second] = making;
  if (second !== undefined) throw severalFiles([found?.file ?? '', second.file]);
  const guide = opened.find(({ parsed }) => parsed.text.includes(sdk.createAuth));
  return found?.file ?? guide?.file ?? newFile(workspace, folderOf(appFile), extension);
}

async function sessionFile(
  workspace: Workspace,
  application: Application,
  extension: string,
  aliases: ExpressApp['aliases'],
): Promise<SessionFile> {
  const file = await fileForSession(workspace, application, extension);
  const text = (await readText(workspace, file)) ?? '';
  const parsed = parseTypeScript(text);
  const code = 'failure' in parsed ? undefined : unlessUnsupported(() => sessionCode(parsed), undefined);
  const secret = code && secretSource(code.object);
  const wired = wiredIn(application, file, aliases);
  return {
    file,
    isMade: code !== undefined,
    options: code?.object,
    wiredIn: wired.some((one) => one.file === application.file) ? undefined : wired[0],
    secret,
    readsInTime:
      secret?.kind === 'too early' &&
      (await envLoading(workspace, application, { file, node: secret.member })).early,
    isInsecure: isInsecure(application),
  };
}

/** Where the session is handed to `use`. */
function wiredIn({ sources, code }: Application, session: string, aliases: ExpressApp['aliases']) {
  const parsed = parseTypeScript(sources.texts.get(session) ?? code.get(session) ?? '');
  const local =
    'failure' in parsed ? undefined : unlessUnsupported(() => sessionCode(parsed), undefined)?.made?.local;
  const exported = 'failure' in parsed || local === undefined ? undefined : exportedUnder(parsed, local);
  return sourcesWith(sources, '.use(').flatMap(({ file, parsed: one }) => {
    const [use] = sessionUses({ parsed: one, file, session, exported, aliases });
    return use === undefined ? [] : [{ file, line: use.getStartLineNumber() }];
  });
}

/** Whether all cookies that the application configures are sent without Secure in development. */
function isInsecure({ sources }: Application): boolean {
  const flags = filesWithSdk(sources.texts).flatMap(({ parsed }) => [
    sendsInsecure(parsed, sessionFlag),
    sendsInsecure(parsed, loginFlag),
  ]);
  const known = flags.filter((flag) => flag !== undefined);
  return known.length > 0 && known.every(Boolean);
}

function severalFiles(files: readonly string[]): UserError {
  return new UserError(`${sdk.createSession} is called in several files: ${files.join(', ')}.`, {
    hint: 'Make the session in one of them only and rerun.',
  });
}

/** Beside the application's file, under the first name that is free, or that the SDK's files have. */
async function newFile(workspace: Workspace, folder: string, extension: string): Promise<string> {
  for (const name of NAMES) {
    const file = join(folder, name + extension);
    const text = await readText(workspace, file);
    const names = await workspace.list(folder);
    const isTaken = names.some((one) => one.replace(/(\.d)?\.[cm]?[jt]sx?$|\/$/, '') === name);
    if (text?.trim() === '' || !isTaken || (text !== undefined && importsSdk(text))) return file;
  }
  throw new UserError(`${NAMES.map((name) => name + extension).join(', ')} are all taken in ${folder}.`, {
    hint: 'Rename one of them and rerun.',
  });
}

function importsSdk(text: string): boolean {
  const parsed = parseTypeScript(text);
  return (
    !('failure' in parsed) &&
    parsed.file.getImportDeclarations().some((one) => isSdkPath(one.getModuleSpecifierValue()))
  );
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
