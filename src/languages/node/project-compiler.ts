import { readText, type Workspace } from '../../model/files.js';
import { folderOf, join, relativePath, upwards } from '../../model/paths.js';
import type { ShellResult } from '../../model/context.js';
import type { ProjectCheck } from '../../model/framework.js';
import { parseJsonc, referencedConfigs } from '../typescript/index.js';
import { isRecord } from './files.js';

/** What is to be compiled. */
interface Compiled {
  /** The application's folder, which the compiler runs in. */
  readonly folder: string;
  /** The configuration that nest-cli.json or Nx names. */
  readonly build: string | undefined;
  /** A file that must be among those that are compiled. */
  readonly target: string;
}

/** In the order in which they count in one folder; the first one is what editors use. */
const NAMES = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.build.json'];
/** Configurations that reference configurations are followed so far. */
const MAX_STEPS = 5;

/**
 * The project's own TypeScript compiler on its own configuration; undefined where either is missing. It is told
 * to leave no build information behind, which a later build would take for its own.
 */
export async function projectCompiler(
  workspace: Workspace,
  { folder, build, target }: Compiled,
): Promise<ProjectCheck | undefined> {
  const config = await configFor(workspace, { folder, build, target });
  const compiler = config === undefined ? undefined : await compilerFor(workspace, folder);
  if (compiler === undefined || config === undefined) return undefined;
  return {
    command: [
      relativePath(folder, compiler),
      ...['--noEmit', '-p', relativePath(folder, config).replace(/^\.\/(?!\.)/, ''), '--pretty', 'false'],
      ...['--composite', 'false', '--incremental', 'false', '--listFiles'],
    ],
    errors: compilerErrors,
    fault: ({ stdout }) =>
      stdout.split(/\r?\n/).some((line) => line.endsWith(`/${target}`))
        ? undefined
        : `does not compile ${target}`,
  };
}

async function compilerFor(workspace: Workspace, app: string): Promise<string | undefined> {
  for (const folder of upwards(app)) {
    const programs = join(folder, 'node_modules/.bin');
    if ((await workspace.list(programs)).includes('tsc')) return join(programs, 'tsc');
  }
  return undefined;
}

/** The nearest configuration that compiles files; where the target lies elsewhere, the one that is nearest to it. */
async function configFor(
  workspace: Workspace,
  { folder, build, target }: Compiled,
): Promise<string | undefined> {
  const isInside = folder === '' || target.startsWith(`${folder}/`);
  const places = new Set([...(isInside ? [] : upwards(folderOf(target))), ...upwards(folder)]);
  for (const place of places) {
    const [usual = '', ...others] = NAMES.map((name) => join(place, name));
    const named = build !== undefined && place === folder ? [build] : [];
    for (const path of [usual, ...named, ...others]) {
      const found = await compilingConfig(workspace, path, MAX_STEPS);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A configuration, or of those that a solution references the one that is likeliest to be the application's. */
async function compilingConfig(
  workspace: Workspace,
  path: string,
  steps: number,
): Promise<string | undefined> {
  const text = steps === 0 ? undefined : await readText(workspace, path);
  const json = text === undefined ? undefined : parseJsonc(text);
  if (text === undefined) return undefined;
  const config = isRecord(json) ? json : {};
  if (!isEmptyList(config['files']) || !(isEmptyList(config['include']) || config['include'] === undefined))
    return path;
  const parts = referencedConfigs(config, path).toSorted((a, b) => rank(a) - rank(b));
  for (const part of parts) {
    const found = await compilingConfig(workspace, part, steps - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tests import the application, but not all of it. */
function rank(path: string): number {
  const name = path.slice(folderOf(path).length);
  if (/spec|test|e2e|eslint|tools/i.test(name)) return 2;
  return /app|build|src|server/i.test(name) ? 0 : 1;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** `src/app.module.ts(3,5): error TS2322: …`; the lines that explain it further are indented. */
function compilerErrors({ stdout }: ShellResult) {
  const errors = stdout.split(/\r?\n/).filter((line) => /^\S.*?\berror TS\d+: |^error TS\d+: /.test(line));
  return errors.map((text) => ({ key: text.replace(/\(\d+,\d+\): error TS/, ': error TS'), text }));
}
