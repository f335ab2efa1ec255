import { existsSync } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Generated applications and their packages stay here between runs. */
const CACHE = process.env['E2E_CACHE'] ?? join(tmpdir(), 'create-wristband-session-e2e');

/** Counts the changes of what is kept: an older one is made again. */
const GENERATION = '1';

/** Builds a folder once. A build that was interrupted leaves nothing that a later run would take for whole. */
export async function cached(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, `${name}-${GENERATION}`);
  if (existsSync(folder)) return folder;
  const partial = await newFolder(name, CACHE);
  try {
    await build(partial);
    await rename(partial, folder);
  } catch (error) {
    await discard(partial);
    // Another run may have been quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** An empty folder outside the project. */
export async function newFolder(name: string, parent = tmpdir()): Promise<string> {
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, `${name}-`));
}

export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Copies a tree by hard links: for installed packages, whose files are replaced and never edited.
 * Files that begin with a dot are true copies, because package managers do edit those.
 */
export async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (entry.name.startsWith('.')) await copyFile(source, target);
    // A link cannot lead to another file system.
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/** Every file of a folder with its bytes, as one value to compare. */
export async function photograph(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/^(node_modules|\.git|dist)\//.test(path));
  const photos = paths
    .sort()
    .map(async (path) => [path, await readFile(join(folder, path), 'latin1')] as const);
  return Object.fromEntries(await Promise.all(photos));
}

/** Replaces texts that must be there, once each. */
export async function edit(
  file: string,
  replacements: readonly (readonly [string, string])[],
): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [from, to] of replacements) {
    const times = text.split(from).length - 1;
    if (times !== 1) throw new Error(`${file} has this ${times} times: ${from}\n${text}`);
    text = text.replace(from, () => to);
  }
  await writeFile(file, text);
}
