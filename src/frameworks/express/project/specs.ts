import { importsIn, type ModuleGraph } from '../../../languages/typescript/index.js';
import { readText, type Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import type { Start } from '../../../session/typescript/starts.js';
import { loadingByCode, moduleOf, type Before } from './loading-by-code.js';
import type { Application } from './locate.js';

const SPEC = /\.(e2e-spec|e2e-test|e2e|spec|test)\.[cm]?[jt]s$/;
const CODE = /(?<!\.d)\.[cm]?[jt]s$/;
/** All code in such a folder counts. */
const TEST_FOLDER = /^(tests?|__tests__|specs?|e2e|integration)\/$/;
const SKIPPED = /^(\..*|node_modules|dist|build|coverage|tmp|public|assets)\/$/;
/** So many tests are looked at, whatever the size of the repository. */
const MAX_SPECS = 200;
/** The files that configure what runs tests, beside package.json. */
const RUNNER_CONFIG = /^(jest|vitest|vite|ava|\.mocharc)[\w.-]*$/;

/** Tests that load the application, and whether the env file is read for them. */
export interface SpecStart extends Start {
  readonly kind: 'spec';
  readonly hasEnvFile: boolean;
}

/**
 * The tests that import the application, directly or by other files.
 * @param before the call that creates it
 * @param envFile the file that is to hold the secret, from the folder that the application is started in
 */
export async function specStarts(
  workspace: Workspace,
  application: Application,
  before: Before | undefined,
  envFile: string,
): Promise<SpecStart[]> {
  const { root, modules, file: app, manifest } = application;
  const files = await specFiles(workspace, root);
  if (files.length === 0) return [];
  const leads = leadingTo(workspace, modules, app);
  const setup = await setupText(workspace, root);
  const scripts = Object.entries(manifest.scripts).filter(([name]) => name.startsWith('test'));
  const readsByRunner = [setup, ...scripts.map(([, script]) => script)].some((text) => reads(text, envFile));
  const readBy = new Map<string, boolean>();
  const found: SpecStart[] = [];
  for (const file of files) {
    const text = (await readText(workspace, file)) ?? '';
    const first = await firstLeading(modules, file, text, leads);
    if (first === undefined) continue;
    const known = readBy.get(first.module);
    const byCode = known ?? (await readsInTime(application, first.module, before, envFile));
    readBy.set(first.module, byCode);
    const hasEnvFile = readsByRunner || byCode || reads(text, envFile);
    const what = 'the application';
    found.push({ kind: 'spec', file, line: first.line, what, text: text + setup, hasEnvFile });
  }
  return found;
}

async function specFiles(workspace: Workspace, root: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = new Map([[root, false]]);
  for (const [folder, isTests] of waiting) {
    const names = await workspace.list(folder);
    if (folder !== root && names.includes('package.json')) continue;
    for (const name of names) {
      const path = join(folder, name);
      if (SPEC.test(name) || (isTests && CODE.test(name))) found.push(path);
      else if (name.endsWith('/') && !SKIPPED.test(name))
        waiting.set(path.replace(/\/$/, ''), isTests || TEST_FOLDER.test(name));
    }
    if (found.length >= MAX_SPECS) break;
  }
  return found.slice(0, MAX_SPECS);
}

/** Whether the imports of a file lead to another one, at last. */
function leadingTo(workspace: Workspace, modules: ModuleGraph, target: string) {
  const known = new Map<string, Promise<string[]>>();
  const importedBy = (file: string): Promise<string[]> => {
    const found = known.get(file) ?? importsOf(workspace, modules, file);
    known.set(file, found);
    return found;
  };
  return async (start: string): Promise<boolean> => {
    const waiting = new Set([start]);
    for (const file of waiting) {
      if (file === target) return true;
      for (const next of await importedBy(file)) waiting.add(next);
    }
    return false;
  };
}

async function importsOf(workspace: Workspace, modules: ModuleGraph, file: string): Promise<string[]> {
  const text = (await readText(workspace, file)) ?? '';
  const all = await Promise.all(importsIn(text).map(({ specifier }) => moduleOf(modules, file, specifier)));
  return all.filter((path) => path !== undefined).filter((path) => CODE.test(path));
}

async function firstLeading(
  modules: ModuleGraph,
  file: string,
  text: string,
  leads: (start: string) => Promise<boolean>,
): Promise<{ readonly module: string; readonly line: number } | undefined> {
  for (const { specifier, line } of importsIn(text)) {
    const module = await moduleOf(modules, file, specifier);
    if (module !== undefined && CODE.test(module) && (await leads(module))) return { module, line };
  }
  return undefined;
}

/** Whether what a test imports reads the env file before it creates the application. */
async function readsInTime(
  { modules, root, read }: Application,
  entry: string,
  before: Before | undefined,
  envFile: string,
): Promise<boolean> {
  if (before === undefined) return false;
  const loading = await loadingByCode({ modules, root, entry, sources: await read(entry) }, before);
  return loading?.early === true && loading.paths.includes(envFile);
}

/** What configures the tests: package.json, the runner's configuration, and the files that these name. */
async function setupText(workspace: Workspace, root: string): Promise<string> {
  const names = (await workspace.list(root)).filter((name) => RUNNER_CONFIG.test(name));
  const configs = await Promise.all(names.map((name) => readText(workspace, join(root, name))));
  const json = (await readText(workspace, join(root, 'package.json'))) ?? '';
  const section = /"(?:jest|mocha|ava)"\s*:\s*\{[\s\S]*/.exec(json)?.[0] ?? '';
  const own = [section, ...configs].join('\n');
  const paths = [...own.matchAll(/['"](?:<rootDir>)?\/?((?:\.\/)?[\w./-]*\/[\w.-]+)['"]/g)].map(
    ([, path = '']) => path,
  );
  const named = await Promise.all(
    paths.flatMap((path) =>
      ['', '.ts', '.js', '.mjs'].map((ending) => readText(workspace, join(root, path + ending))),
    ),
  );
  return [own, ...named].filter((text) => text !== undefined).join('\n');
}

/** Whether a text has an env file read, which is not another one. */
function reads(text: string, envFile: string): boolean {
  const loads = /dotenv|loadEnvFile|--env-file/.test(text);
  const others = [...text.matchAll(/\.env\.[\w.-]+/g)].map(([name]) => name);
  return loads && others.every((name) => envFile.endsWith(name));
}
