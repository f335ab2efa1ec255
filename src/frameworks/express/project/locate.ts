import { type AppManifest, isPackageOf } from '../../../languages/node/manifest.js';
import {
  compilerOutput,
  openModules,
  parseTypeScript,
  readSources,
  type ModuleGraph,
  type Sources,
} from '../../../languages/typescript/index.js';
import { type OneOfSeveral, severalApplications, UserError } from '../../../model/errors.js';
import type { Search } from '../../../model/framework.js';
import { notSupported } from '../../../session/typescript/reasons.js';
import { createdBy, type Creator } from './created-by.js';
import { creationsIn } from './creation.js';
import { entryFiles } from './entries.js';
import { applicationFolders, codeIn, expressManifest, folderOfSearch, mayCreate } from './find.js';
import { isGenerated } from '../../../session/typescript/generated.js';

/** An application that was found. */
export interface Application extends AppManifest {
  /** The folder that was searched. */
  readonly folder: string;
  /** The file that creates it. */
  readonly file: string;
  /** The file that the application starts with; the same where none is known. */
  readonly entry: string;
  readonly modules: ModuleGraph;
  /** The code in its folder, imported or not. */
  readonly code: ReadonlyMap<string, string>;
  /** The files that the application consists of. */
  readonly sources: Sources;
  /** Files that create other applications. */
  readonly others: readonly string[];
  /** What a program consists of that starts with a file. */
  readonly read: (entry: string) => Promise<Sources>;
}

/** @throws UserError where there is none, or several and nobody has said which */
export async function locate(search: Search): Promise<Application> {
  const { workspace } = search;
  const folder = await folderOfSearch(search);
  const named = folder === search.folder ? undefined : search.folder;
  const manifest = await expressManifest(workspace, folder);
  const { texts } = await codeIn(workspace, folder);
  const creating = manifest === undefined ? [] : creatingFiles(texts);
  const [first] = creating;
  if (manifest === undefined || first === undefined) return locateBelow(search, folder);
  const modules = await openModules(workspace, folder);
  const read = (entry: string): Promise<Sources> =>
    readSources(modules, entry, {
      isPackage: (specifier) => isPackageOf(manifest.manifest, specifier),
      isIgnored: (path) => isGenerated(search.git, path),
    });
  const output = await compilerOutput(workspace, folder);
  const entries = await entryFiles(workspace, manifest, texts, output);
  const base = { ...manifest, folder, modules, code: texts, read };
  if (named !== undefined && !creating.includes(named)) throw createsNothing(named);
  for (const entry of entries) {
    const sources = await read(entry);
    const reached = creatingFiles(sources.texts).filter((file) => named === undefined || file === named);
    if (reached.length === 0) continue;
    const file = await onlyOne(reached, read, search);
    return { ...base, file, entry, sources, others: creating.filter((one) => !sources.texts.has(one)) };
  }
  const file = named ?? (await onlyOne(creating, read, search));
  const sources = await read(file);
  return { ...base, file, entry: file, sources, others: creating.filter((one) => !sources.texts.has(one)) };
}

/** The application once it imports a file. */
export async function importing(application: Application, file: string): Promise<Application> {
  const { sources, code, read } = application;
  if (!code.has(file) || sources.texts.has(file)) return application;
  const { texts, unread } = await read(file);
  return {
    ...application,
    sources: { texts: new Map([...sources.texts, ...texts]), unread: [...sources.unread, ...unread] },
  };
}

async function locateBelow(search: Search, folder: string): Promise<Application> {
  const { folders } =
    search.named === true ? { folders: [] } : await applicationFolders(search.workspace, folder);
  const [first, ...others] = folders;
  const creator =
    first === undefined
      ? await createdBy(search.workspace, folder, () => codeIn(search.workspace, folder))
      : undefined;
  if (creator !== undefined) throw createdElsewhere(creator);
  if (first === undefined)
    throw new UserError(`Found no call of express() in ${folder === '' ? 'this folder' : folder}.`, {
      hint: 'Name the file that creates the application with --app, e.g. --app src/app.ts.',
    });
  if (others.length > 0) throw several([first, ...others], search);
  return locate({ ...search, folder: first, named: true });
}

/** Without a call of `express()` there is nothing to put the session behind. */
function createdElsewhere({ name, file, line, step }: Creator): UserError {
  const message = `${name} creates the Express application, so this project has no call of express() to add the session after.`;
  return notSupported([{ message, file, line, steps: [step] }]);
}

/** Files that do not parse may create one as well: they are refused later, with the line. */
function creatingFiles(texts: ReadonlyMap<string, string>): string[] {
  return [...texts]
    .filter(([file, text]) => /\.[cm]?[jt]s$/.test(file) && mayCreate(text))
    .filter(([, text]) => {
      const parsed = parseTypeScript(text);
      return 'failure' in parsed || creationsIn(parsed).length > 0;
    })
    .map(([file]) => file);
}

/** An application that another one imports is mounted in it, and has the session from there. */
async function onlyOne(
  files: readonly string[],
  read: (entry: string) => Promise<Sources>,
  search: Search,
): Promise<string> {
  const [only, second] = files;
  if (only !== undefined && second === undefined) return only;
  const reached = await Promise.all(files.map(async (file) => ({ file, texts: (await read(file)).texts })));
  const [first, ...others] = files.filter(
    (file) => !reached.some((other) => other.file !== file && other.texts.has(file)),
  );
  if (first !== undefined && others.length === 0) return first;
  throw several([first ?? files[0] ?? '', ...(first === undefined ? files.slice(1) : others)], search);
}

function several(
  [first, ...others]: readonly [string, ...string[]],
  { workspace: { start } }: Search,
): OneOfSeveral {
  const asFlag = (path: string): string => (start === '' ? path : path.slice(start.length + 1));
  return severalApplications('Express', [asFlag(first), ...others.map(asFlag)]);
}

function createsNothing(file: string): UserError {
  return new UserError(`${file} does not call express().`, {
    file,
    hint: 'Name the file that creates the application with --app.',
  });
}
