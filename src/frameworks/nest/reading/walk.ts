import { isBuiltin } from 'node:module';
import { ts } from 'ts-morph';
import { isRelative } from '../../../languages/typescript/import-place.js';
import type { Workspace } from '../../../model/types.js';
import type { Manifest } from './manifest.js';
import { resolveImport } from './resolve.js';
import { isSdkPath } from '../sdk.js';
import type { Aliases } from './tsconfig.js';

/** The files that the application consists of, as far as they were read. */
export interface Sources {
  /** Path to text, the entry file first. */
  readonly texts: ReadonlyMap<string, string>;
  /** False when an import could not be followed or the application is too large. */
  readonly complete: boolean;
}

/** How the application's imports lead to files. */
export interface Paths {
  readonly manifest: Manifest;
  readonly aliases: Aliases;
}

/** Detection stays quick in a repository of any size. */
const MOST_FILES = 600;

/** Follows the imports from the entry file on, packages aside. */
export async function readSources(workspace: Workspace, entry: string, paths: Paths): Promise<Sources> {
  const texts = new Map<string, string>();
  const waiting = new Set([entry]);
  let complete = true;
  for (const path of waiting) {
    if (texts.size >= MOST_FILES) return { texts, complete: false };
    const snapshot = await workspace.read(path);
    if (snapshot === undefined || !('text' in snapshot.content)) {
      complete = false;
      continue;
    }
    texts.set(path, snapshot.content.text);
    const found = await importedFiles(workspace, path, snapshot.content.text, paths);
    for (const file of found.files) waiting.add(file);
    complete &&= found.complete;
  }
  return { texts, complete };
}

async function importedFiles(workspace: Workspace, importer: string, text: string, paths: Paths) {
  const files = new Set<string>();
  let complete = true;
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    const file = await resolveImport(workspace, importer, fileName, paths.aliases);
    if (file !== undefined) files.add(file);
    else complete &&= isData(fileName) || (!isRelative(fileName) && isPackage(fileName, paths));
  }
  return { files: [...files], complete };
}

function isData(specifier: string): boolean {
  return /\.(json|css|graphql|sql|txt)$/.test(specifier);
}

/** Packages that come with NestJS; they are imported without being declared. */
const USUAL: ReadonlySet<string> = new Set(['express', 'rxjs', 'reflect-metadata']);

/** Anything else is a path alias. */
function isPackage(specifier: string, { manifest: { declared } }: Paths): boolean {
  const [scope = '', name = ''] = specifier.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
  if (isBuiltin(specifier) || USUAL.has(packageName) || scope === '@nestjs') return true;
  if (isSdkPath(specifier)) return true;
  return declared[packageName] !== undefined || declared[typesOf(packageName)] !== undefined;
}

/** `@types/a__b` has the types of `@a/b`. */
function typesOf(packageName: string): string {
  return `@types/${packageName.replace(/^@/, '').replace('/', '__')}`;
}
