import { UserError } from '../../model/errors.js';
import { readText } from '../../model/files.js';
import type { Search } from '../../model/framework.js';
import { folderOf, upwards } from '../../model/paths.js';
import { SECRET_VARIABLE, secretFault } from '../../model/secret.js';
import { withModules } from '../../languages/python/evaluate/index.js';
import { parsePython, type ParsedPython } from '../../languages/python/index.js';
import { leftOutOfImage } from '../../session/containers.js';
import type { ComposeService } from '../../session/compose-supply.js';
import type { EnvFile } from '../../session/index.js';
import type { BuildStep } from '../../session/python/build-steps.js';
import { lineLength } from '../../session/python/line-length.js';
import { interpreterFor, type Interpreter } from '../../session/python/packages/environment.js';
import { type Installer, installerFor } from '../../session/python/packages/installer.js';
import type { Requirement } from '../../session/python/packages/requirement.js';
import { admits, versionOf, type Version } from '../../session/python/packages/specifier.js';
import {
  CLASS_WORDS,
  classModulesAmong,
  withField,
  type ClassModules,
} from '../../session/python/pydantic/classes-elsewhere.js';
import { surveyPackages, type Packages } from '../../session/python/packages/survey.js';
import { sourcesNaming, type Naming } from '../../session/uses-elsewhere.js';
import { unsetAmong, type Unset } from '../../session/unset.js';
import { findReading } from './loaders/find-reader.js';
import type { Reading } from './loaders/reader.js';
import { sessionCalls } from './project/additions.js';
import { findApplication, type Application } from './project/applications.js';
import { buildSteps } from './project/build-steps.js';
import type { CodeView } from './project/code.js';
import { envFileOf, serviceOf, suppliedFile } from './project/env-file.js';
import { importRoot, loadGraph } from './project/graph.js';
import type { Making } from './project/making.js';
import { readSecret, type SecretState } from './project/secret.js';
import { FASTAPI_SDK } from './sdk.js';

/** All that is known about a FastAPI application before any question is asked. */
export interface FastapiApp {
  /** The file that adds the session, or will. */
  readonly view: CodeView;
  /** The application that it is added to; in another file than the view's where a function adds it. */
  readonly making: Making;
  /** The file that makes the application. */
  readonly file: string;
  /** Whether the session is added already, in the view's file. */
  readonly isWired: boolean;
  readonly title: string;
  readonly packages: Packages;
  readonly interpreter: Interpreter;
  readonly installer: Installer;
  readonly reading: Reading;
  readonly secret: SecretState;
  /** Undefined where nobody can tell which file it is, or there is none. */
  readonly envFile: EnvFile | undefined;
  readonly unset: Unset;
  readonly compose: ComposeService | undefined;
  /** Why the image does not have the env file: a clause; undefined where it may have it. */
  readonly leftOut: string | undefined;
  /** Builds of images and workflows that need the secret and lack it. */
  readonly buildSteps: readonly BuildStep[];
  readonly lineLength: number;
  readonly isTracked: boolean;
  /** Whether the environment that the command runs in has a good secret. */
  readonly isInEnvironment: boolean;
  /** Python files beside those of the graph that name the SDK, its variables or python-dotenv. */
  readonly around: Naming;
  /** Modules beside those of the graph with classes of pydantic-settings, which may read the same env file. */
  readonly envClasses: ClassModules;
  /** The env file as it is. */
  readonly envText: string;
}

/** @throws UserError where the project is not supported */
export async function readApp(search: Search): Promise<FastapiApp> {
  const { workspace } = search;
  const application = await findApplication(search);
  const { file, parsed, making, target } = application;
  const app = await rootOf(search, application);
  const start = await startFolder(search, app);
  const graph = await loadGraph(workspace, file, parsed, { app, start });
  const wired = [file, ...graph.modules.keys()].find((one) => {
    const module = graph.modules.get(one);
    return module !== undefined && sessionCalls(module).length > 0;
  });
  const view: CodeView = { file: wired ?? file, app: start, graph };
  const packages = await surveyPackages(search, start, folderOf(file), FASTAPI_SDK);
  const compose = await serviceOf(search, start);
  const supplied = await suppliedFile(workspace, start, target?.envFile, compose);
  const reading = findReading(view, makingFor(view, making, file), supplied);
  const secret = readSecret(view);
  const envFile = 'source' in reading.reader ? await envFileOf(search, reading.reader.source) : undefined;
  return {
    view,
    making,
    file,
    isWired: wired !== undefined,
    title: titleOf(packages),
    packages,
    interpreter: interpreterFor(packages.python, start, search),
    installer: await installerFor(packages, start, search),
    reading,
    secret,
    envFile,
    unset: await unsetIn(search, view, envFile),
    compose,
    leftOut: envFile && (await leftOutOfImage(workspace, start, envFile.path, 'python')),
    buildSteps: await buildSteps(workspace, start),
    lineLength: await lineLength(workspace, folderOf(file)),
    isTracked: await search.git.tracks(view.file),
    isInEnvironment: secretFault(search.variables?.[SECRET_VARIABLE] ?? '') === undefined,
    ...(await sourcesAround(search, view)),
    envText: (envFile && (await readText(workspace, envFile.path))) ?? '',
  };
}

/** What a file that adds the session for another one has in the place of the application: its end. */
export function makingFor(view: CodeView, making: Making, file: string): Making {
  if (view.file === file) return making;
  const parsed = view.graph.modules.get(view.file);
  const call = parsed && sessionCalls(parsed)[0];
  return call === undefined
    ? making
    : { ...call, name: undefined, scope: [], statement: call.statement, within: call.within };
}

/** Where the command that starts the application finds its module, unless its imports lead to another folder. */
async function rootOf({ workspace }: Search, { file, parsed, target }: Application): Promise<string> {
  const { path = '', name } = target ?? {};
  const own = [`${path}.py`, `${path}/__init__.py`].find((one) => file === one || file.endsWith(`/${one}`));
  // A command that names a file, not a module, tells nothing of this.
  if (name === undefined || own === undefined) return importRoot(workspace, file, parsed);
  return importRoot(workspace, file, parsed, file === own ? '' : file.slice(0, -own.length - 1));
}

const ROOT_FILES =
  /^(requirements.*\.(txt|in)|requirements\/|pyproject\.toml|Pipfile|setup\.py|Dockerfile|Procfile|(docker-)?compose.*\.ya?ml|\.env|\.env\.(example|sample|template|dist))$/i;

/** The folder that the application is started in: the nearest with what belongs to a project, from the imports' root upwards. */
async function startFolder({ workspace }: Search, root: string): Promise<string> {
  for (const folder of upwards(root)) {
    if ((await workspace.list(folder)).some((name) => ROOT_FILES.test(name))) return folder;
  }
  return root;
}

/** @throws UserError for a version that the SDK does not support */
function titleOf({ installed, locked, requirements }: Packages): string {
  const declared = requirements.find(({ name }) => name === 'fastapi');
  const present = installed?.get('fastapi') ?? locked.get('fastapi')?.version;
  const specifier = present ?? declared?.specifier ?? '';
  if (specifier !== '' && admits(specifier, OLDEST) === 'never') throw tooOld(specifier, declared);
  const version = present === undefined ? undefined : versionOf(present);
  return version === undefined ? 'FastAPI' : `FastAPI ${version.join('.')}`;
}

const OLDEST: Version = [0, 100];

function tooOld(what: string, declared: Requirement | undefined): UserError {
  const { file, line } = declared ?? {};
  return new UserError(
    `This project uses FastAPI ${what}. ${FASTAPI_SDK.name} needs FastAPI 0.100 or later.`,
    {
      hint: 'Upgrade FastAPI first: https://fastapi.tiangolo.com/deployment/versions/',
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    },
  );
}

/** Wristband's variables that the code reads with `os.environ[…]`, the secret aside, and that nobody is seen to set. */
async function unsetIn(search: Search, { graph }: CodeView, envFile: EnvFile | undefined): Promise<Unset> {
  const named = new Set<string>();
  for (const { text } of graph.modules.values())
    for (const [name] of text.matchAll(/\bWRISTBAND_(CLIENT_ID|CLIENT_SECRET|APPLICATION_VANITY_DOMAIN)\b/g))
      named.add(name);
  named.delete(SECRET_VARIABLE);
  const found = await unsetAmong([...named], envFile === undefined ? [] : [envFile.path], search);
  return { ...found, sure: found.sure && envFile !== undefined, file: envFile?.path };
}

async function sourcesAround(
  { workspace }: Search,
  { app, graph, file }: CodeView,
): Promise<Pick<FastapiApp, 'around' | 'envClasses'>> {
  const words = [SECRET_VARIABLE, 'wristband', 'Wristband', 'dotenv'];
  const { texts, complete } = await sourcesNaming(workspace, app, [...words, ...CLASS_WORDS], /\.py$/);
  const isNaming = ([path, text]: [string, string]) =>
    !graph.modules.has(path) && words.some((word) => text.includes(word));
  return {
    around: { texts: new Map([...texts].filter(isNaming)), complete },
    envClasses: await classModulesAmong(workspace, texts, { graph, folder: app, file }),
  };
}

/** The view once files have other texts; a file whose text does not parse stays as it is. */
export function withTexts(view: CodeView, read: (file: string) => string | undefined): CodeView {
  const changed = new Map<string, ParsedPython>();
  for (const [file, before] of view.graph.modules) {
    const text = read(file);
    const parsed = text === undefined || text === before.text ? undefined : parsePython(text);
    if (parsed?.kind === 'parsed') changed.set(file, parsed);
  }
  return { ...view, graph: withModules(view.graph, changed) };
}

/** The same with the modules that an earlier run has given the field, which is to go, too. */
export function withClassModules(app: FastapiApp): FastapiApp {
  const { view, around, envClasses } = app;
  const graph = withModules(view.graph, withField(envClasses));
  const texts = new Map([...around.texts].filter(([file]) => !graph.modules.has(file)));
  return { ...app, view: { ...view, graph }, around: { ...around, texts } };
}
