import { createHash } from 'node:crypto';
import type { ShellResult } from '../model/context.js';
import type { FileBytes, Git } from '../model/files.js';

/** Asks git one thing, in the work tree; undefined when there is no git. */
export type AskGit = (words: readonly string[], input?: string) => Promise<ShellResult | undefined>;

/** A path in which no character is a wildcard. */
export function literal(path: string): string {
  return `:(literal)${path}`;
}

/** Whether two paths are the same: macOS composes letters in some places and not in others. */
export function isSame(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

/**
 * The files that git could not give back: edited, staged or never added. `git status` would tell, and would start the
 * filters that the repository names; so the bytes are compared here. What only a filter could tell is taken for committed,
 * and so is everything where git gives no answer: this is for a note.
 */
export async function uncommitted(
  ask: AskGit,
  { ignores, hasCommit }: Pick<Git, 'ignores'> & { readonly hasCommit: boolean },
  files: readonly FileBytes[],
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const committed = hasCommit ? await idsFrom(ask, ['ls-tree', '-z', 'HEAD', '--'], files) : [];
  if (committed === undefined) return [];
  const known = files.filter(({ path }) => idOf(path, committed) !== undefined);
  const staged = known.length === 0 ? [] : await idsFrom(ask, ['ls-files', '--stage', '-z', '--'], known);
  if (staged === undefined) return [];
  const changed: string[] = [];
  for (const { path, bytes } of files) {
    const id = idOf(path, committed);
    // A file that git is told to add is not ignored, whatever the rules say.
    const isSafe =
      id === undefined
        ? await isIgnored(ignores, path)
        : id === idOf(path, staged) && (isBlob(id, bytes) || (await isConverted(ask, path)));
    if (!isSafe) changed.push(path);
  }
  return changed;
}

interface Entry {
  readonly path: string;
  readonly id: string;
}

/** Undefined where there is no answer. */
async function idsFrom(
  ask: AskGit,
  words: readonly string[],
  files: readonly FileBytes[],
): Promise<readonly Entry[] | undefined> {
  const result = await ask([...words, ...files.map(({ path }) => literal(path))]);
  if (result?.exitCode !== 0) return undefined;
  // `mode type id<TAB>path` or `mode id stage<TAB>path`, each ended by NUL, so that no name is quoted.
  return result.stdout.split('\0').flatMap((line) => {
    const [, id = '', path = ''] = /^\d+ (?:blob )?([0-9a-f]{40,}).*?\t(.*)$/s.exec(line) ?? [];
    return id === '' ? [] : [{ path, id }];
  });
}

function idOf(path: string, entries: readonly Entry[]): string | undefined {
  return entries.find((entry) => isSame(entry.path, path))?.id;
}

/** Whether the bytes are those of a blob, as they are or with the line ends that git keeps. */
function isBlob(id: string, bytes: Uint8Array): boolean {
  const unix = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return [bytes, unix].some((content) => blobId(content, id.length) === id);
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobId(content: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Whether git stores other bytes than those on the disk, which only a program or git's own conversion knows. */
async function isConverted(ask: AskGit, path: string): Promise<boolean> {
  const attributes = ['filter', 'ident', 'working-tree-encoding'];
  const result = await ask(['check-attr', '-z', ...attributes, '--', path]);
  // `path`, `attribute` and `value`, each ended by NUL.
  const values = result?.stdout.split('\0').filter((_, index) => index % 3 === 2) ?? [];
  return values.some((value) => value !== 'unspecified' && value !== 'unset');
}

async function isIgnored(ignores: Git['ignores'], path: string): Promise<boolean> {
  try {
    return await ignores(path);
  } catch {
    return true;
  }
}
