import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ExitCode, UserError } from '../model/errors.js';
import type { Content, FileWrite, Snapshot, Transaction, Workspace } from '../model/files.js';
import { systemCode, systemReason, type FileSystem } from './file-system.js';
import { wayInto, withoutPrefix } from './native-path.js';
import { realPath } from './targets.js';
import { beginTransaction, tidyUp } from './transaction.js';

/**
 * Opens the files below a root.
 * @param root absolute path of the repository's root; outside a repository the start folder itself
 * @param cwd absolute path of the folder that the user works in
 * @param beforeWriting called before the first file is touched
 * @throws UserError when `cwd` is no folder
 */
export async function openWorkspace(
  fs: FileSystem,
  root: string,
  cwd: string,
  beforeWriting: () => void = () => undefined,
): Promise<Workspace> {
  const start = await realFolder(fs, cwd);
  const realRoot = await realFolder(fs, root);
  const way = wayInto(realRoot, start);
  if (way === undefined)
    throw new UserError(`${start} is not in ${realRoot}, where git finds the repository.`);
  return new DiskWorkspace(fs, realRoot, way, beforeWriting);
}

class DiskWorkspace implements Workspace {
  constructor(
    private readonly fs: FileSystem,
    readonly root: string,
    readonly start: string,
    private readonly beforeWriting: () => void,
  ) {}

  async read(path: string): Promise<Snapshot | undefined> {
    try {
      const place = resolve(this.root, path);
      const stats = await this.fs.stat(place);
      if (stats.isDirectory()) return undefined;
      const mode = stats.mode & 0o7777;
      if (!stats.isFile()) {
        const content = { unreadable: 'it is not a regular file', isSpecial: true };
        return { bytes: new Uint8Array(), mode, content };
      }
      const limit = limitFor(path);
      if (stats.size > limit) {
        const content = { unreadable: `it is larger than ${limit / MIB} MiB`, isTooLarge: true };
        return { bytes: new Uint8Array(), mode, content };
      }
      const bytes = await this.fs.readFile(place);
      return { bytes, mode, content: decode(bytes) };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw unreadable(path, error);
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const entries = await this.fs.readdir(resolve(this.root, folder), { withFileTypes: true });
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw unreadable(folder, error);
    }
  }

  async folderNamed(typed: string): Promise<string> {
    const named = withoutPrefix(typed);
    const place = resolve(this.root, this.start, named);
    try {
      // The root has its links followed, and an absolute path may lead there through a link.
      const folder = wayInto(this.root, isAbsolute(named) ? await realPath(this.fs, place) : place);
      if (folder !== undefined) return folder;
    } catch (error) {
      throw error instanceof UserError ? error : unreadable(typed, error);
    }
    throw new UserError(`--app ${typed} is outside ${this.root}.`, {
      exitCode: ExitCode.usage,
      hint: 'Choose a folder inside --cwd.',
    });
  }

  async locate(path: string): Promise<string> {
    try {
      const real = relative(this.root, await realPath(this.fs, resolve(this.root, path)));
      return real.split(sep).join('/');
    } catch (error) {
      throw error instanceof UserError ? error : unreadable(path, error);
    }
  }

  begin(files: readonly FileWrite[], paths: readonly string[]): Promise<Transaction> {
    this.beforeWriting();
    return beginTransaction(this.fs, this.root, files, paths);
  }

  tidy(paths: readonly string[]): Promise<void> {
    this.beforeWriting();
    return tidyUp(this.fs, this.root, paths);
  }
}

const MIB = 1 << 20;

/** In bytes: sources are parsed as a whole, and people write none that large; lockfiles are long. */
function limitFor(path: string): number {
  return /\.(py|[cm]?[jt]sx?)$/.test(path) ? 2 * MIB : 64 * MIB;
}

function isAbsent(error: unknown): boolean {
  // A name with a NUL character is none of any file.
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'ERR_INVALID_ARG_VALUE'].includes(systemCode(error) ?? '');
}

function unreadable(path: string, error: unknown): UserError {
  return new UserError(`${path} could not be read: ${systemReason(error)}.`, {
    file: path,
    hint: 'No files were changed. Fix the cause and rerun.',
  });
}

async function realFolder(fs: FileSystem, path: string): Promise<string> {
  try {
    const real = withoutPrefix(await fs.realpath(withoutPrefix(path)));
    if ((await fs.stat(real)).isDirectory()) return real;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
  throw new UserError(`There is no folder ${path}.`, {
    exitCode: ExitCode.usage,
    hint: "Pass your application's folder with --cwd <dir>.",
  });
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads bytes as UTF-8, strictly: a byte that would be replaced makes the file unreadable, not different. */
function decode(bytes: Uint8Array): Content {
  if (isUtf16(bytes)) return { unreadable: 'it is encoded as UTF-16, not UTF-8' };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { unreadable: 'it contains a NUL byte', line: lineOfByte(bytes, nul) };
  try {
    const text = utf8(bytes);
    const bom = text.startsWith(BYTE_ORDER_MARK);
    return { text: bom ? text.slice(1) : text, bom };
  } catch {
    return { unreadable: 'it is not valid UTF-8', line: firstBadLine(bytes) };
  }
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

/** No byte of a UTF-8 sequence equals a line feed, so each line can be tried by itself. */
function firstBadLine(bytes: Uint8Array): number {
  for (let from = 0, line = 1; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    try {
      utf8(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return 1;
}
