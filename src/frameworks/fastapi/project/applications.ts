import { filesOfModule } from '../../../languages/python/evaluate/index.js';
import {
  importsOf,
  parsePython,
  stringValue,
  type Expression,
  type ParsedPython,
  callsOf,
} from '../../../languages/python/index.js';
import { ExitCode, OneOfSeveral, UserError } from '../../../model/errors.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join } from '../../../model/paths.js';
import { readPython } from '../../../session/python/python-file.js';
import { fullNameOf } from './code.js';
import { targetsOf, type Target } from './commands.js';
import { filesThat, mayMake, USUAL_FILES } from './find.js';
import { makingsIn, type Making } from './making.js';

/** An application, and the file that makes it. */
export interface Application {
  readonly file: string;
  readonly parsed: ParsedPython;
  readonly making: Making;
  /** The command that starts it, where one is known. */
  readonly target: Target | undefined;
}

/**
 * The one application that is meant: what the project's commands start, else the only one, else the one where
 * `fastapi run` looks first. Applications that others mount are parts of those.
 * @throws UserError where there is none
 * @throws OneOfSeveral where several may be meant
 */
export async function findApplication(search: Search): Promise<Application> {
  const { workspace } = search;
  const isFile = search.folder.endsWith('.py');
  const folder = isFile ? folderOf(search.folder) : search.folder;
  const files = isFile ? [search.folder] : await filesThat(workspace, folder, mayMake);
  const found = (await Promise.all(files.map((file) => inFile(workspace, file)))).flat();
  if (found.length === 0) throw noApplication(search);
  const targets = await targetsOf(workspace, folder);
  const mounted = mountedIn(found);
  const main = found.filter((one) => !mounted.has(one));
  const candidates = main.length === 0 ? found : main;
  for (const target of targets) {
    const [only, second] = await startedBy(workspace, target, candidates);
    if (only !== undefined && second === undefined) return { ...only, target };
  }
  return { ...chosen(candidates, search, folder), target: undefined };
}

type Found = Omit<Application, 'target'>;

async function inFile(workspace: Workspace, file: string): Promise<Found[]> {
  const parsed = await readPython(workspace, file);
  return parsed === undefined ? [] : makingsIn(parsed).map((making) => ({ file, parsed, making }));
}

/** Applications that another one mounts: made in the same file, or imported by name. */
function mountedIn(found: readonly Found[]): ReadonlySet<Found> {
  const mounted = new Set<Found>();
  for (const parsed of new Set(found.map((one) => one.parsed)))
    for (const { call } of callsOf(parsed)) {
      if (call.func.nodeType !== 'Attribute' || call.func.attr !== 'mount') continue;
      const given = call.args[1] ?? call.keywords.find(({ arg }) => arg === 'app')?.value;
      for (const one of found) if (isMeant(one, parsed, given)) mounted.add(one);
    }
  return mounted;
}

/** Whether an expression of a file stands for an application. */
function isMeant(
  { parsed, file, making }: Found,
  here: ParsedPython,
  given: Expression | undefined,
): boolean {
  if (parsed === here && given?.nodeType === 'Name') return given.id === making.name;
  const full = (fullNameOf(here, given) ?? '').replace(/^\.+/, '');
  const module = file.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
  return full !== '' && `.${module}.${making.name ?? ''}`.endsWith(`.${full}`);
}

/** The applications that a command may mean; one that is imported or made by a function is followed once. */
async function startedBy(
  workspace: Workspace,
  { path, name }: Target,
  all: readonly Found[],
): Promise<Found[]> {
  const endings = [`${path}.py`, `${path}/__init__.py`];
  const inModule = all.filter(({ file }) => endings.some((end) => file === end || file.endsWith(`/${end}`)));
  if (inModule.length > 0) {
    const named = inModule.filter(
      ({ making }) => name === undefined || making.name === name || making.scope.includes(name),
    );
    return named.length > 0 ? named : inModule;
  }
  const roots = new Set(all.flatMap(({ file }) => rootsOf(file)));
  for (const root of roots)
    for (const file of endings.map((end) => join(root, end))) {
      const text = await readText(workspace, file);
      const parsed = text === undefined ? undefined : parsePython(text);
      if (parsed?.kind !== 'parsed') continue;
      const imported = importsOf(parsed).flatMap(({ module }) => filesOfModule(root, file, module));
      return all.filter((one) => imported.includes(one.file));
    }
  return [];
}

function rootsOf(file: string): string[] {
  const folder = folderOf(file);
  return folder === '' ? [''] : [folder, ...rootsOf(folder)];
}

function chosen(all: readonly Found[], search: Search, folder: string): Found {
  const [first, second] = all;
  if (first === undefined) throw noApplication(search);
  if (second === undefined) return first;
  const run = all.filter((one) => isRunHere(one));
  const [only, other] = run;
  if (only !== undefined && other === undefined) return only;
  const files = [...new Set(all.map(({ file }) => file))];
  const usual = USUAL_FILES.map((name) => join(folder, name)).find((file) => files.includes(file));
  const likely = usual === undefined ? [] : all.filter(({ file }) => file === usual);
  if (likely.length === 1 && likely[0] !== undefined && !search.folder.endsWith('.py')) return likely[0];
  if (files.length > 1) throw several(files, search);
  // The same one, made in several ways: there is no place for it that can be followed.
  if (new Set(all.map(({ making }) => making.name)).size === 1) return first;
  const names = all.map(({ making }) => making.name ?? making.scope.join('.')).join(', ');
  throw new UserError(`${first.file} makes several FastAPI applications: ${names}.`, {
    exitCode: ExitCode.usage,
    file: first.file,
    line: second.making.line,
    hint: 'Say which one is served, in pyproject.toml:\n\n[tool.fastapi]\nentrypoint = "module:name"',
  });
}

/** `uvicorn.run(app)`, `uvicorn.run("main:app")` in the same file. */
function isRunHere({ parsed, making }: Found): boolean {
  return callsOf(parsed).some(({ call }) => {
    if (fullNameOf(parsed, call.func) !== 'uvicorn.run') return false;
    const [given] = call.args;
    if (given?.nodeType === 'Name') return given.id === making.name;
    return stringValue(given)?.split(':')[1] === making.name;
  });
}

function several(files: readonly string[], { workspace }: Search): OneOfSeveral {
  const asFlag = (file: string) => (workspace.start === '' ? file : file.slice(workspace.start.length + 1));
  const [first = '', ...others] = files.map(asFlag);
  const values = [first, ...others] as const;
  return new OneOfSeveral(`Found several FastAPI applications here: ${values.join(', ')}.`, '--app', [
    first,
    ...others,
  ]);
}

function noApplication({ folder }: Search): UserError {
  return new UserError(`No file in ${folder === '' ? 'this folder' : folder} makes a FastAPI application.`, {
    hint: 'The session middleware belongs to the application, not to a router. Run this where FastAPI() is called, or name the folder with --app.',
  });
}
