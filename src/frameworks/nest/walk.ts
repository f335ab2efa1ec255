import { isBuiltin } from 'node:module';
import { ts } from 'ts-morph';
import { isRelative } from '../../languages/typescript/import-place.js';
import type { Workspace } from '../../types.js';
import type { Manifest } from './manifest.js';
import { resolveImport } from './resolve.js';

/** The files that the application consists of, as far as they were read. */
export interface Sources {
  /** Path to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** False when an import could not be followed or the application is too large. */
  readonly complete: boolean;
}

/** Detection stays quick in a repository of any size. */
const MOST_FILES = 300;

/** Follows the relative imports from the entry file on. */
export async function readSources(workspace: Workspace, entry: string, manifest: Manifest): Promise<Sources> {
  const texts = new Map<string, string>();
  const waiting = [entry];
  let complete = true;
  for (const path of waiting) {
    if (texts.size >= MOST_FILES) return { texts, complete: false };
    const snapshot = await workspace.read(path);
    if (snapshot === undefined || !('text' in snapshot.content)) {
      complete = false;
      continue;
    }
    texts.set(path, snapshot.content.text);
    const found = await importedFiles(workspace, path, snapshot.content.text, manifest);
    waiting.push(...found.files.filter((file) => !waiting.includes(file)));
    complete &&= found.complete;
  }
  return { texts, complete };
}

async function importedFiles(workspace: Workspace, importer: string, text: string, manifest: Manifest) {
  const files = new Set<string>();
  let complete = true;
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    const file = await resolveImport(workspace, importer, fileName);
    if (file !== undefined) files.add(file);
    else complete &&= isRelative(fileName) ? isData(fileName) : isPackage(fileName, manifest);
  }
  return { files: [...files], complete };
}

function isData(specifier: string): boolean {
  return /\.(json|css|graphql|sql|txt)$/.test(specifier);
}

/** Anything else is a path alias. */
function isPackage(specifier: string, manifest: Manifest): boolean {
  const [scope = '', name = ''] = specifier.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
  return isBuiltin(specifier) || manifest.declared[packageName] !== undefined;
}
