import { join } from 'node:path';
import { cached } from './folders.js';
import { NPM_INSTALL } from './packages.js';
import { succeed } from './programs.js';

/** A package manager of the JavaScript world. */
export interface Manager {
  /** What is installed to have it; undefined: it comes with Node. */
  readonly from?: string;
  /** The lockfile that it writes, and a word of its format. */
  readonly lock: readonly [string, string];
  /** How it starts a `create-` package that is not installed; the flags come after it. */
  readonly create: readonly [string, ...string[]];
  /** What tells the command that the project uses it. */
  readonly files: Readonly<Record<string, string>>;
}

export const MANAGERS: Readonly<Record<string, Manager>> = {
  npm: {
    create: ['npm', 'create', '--yes', 'wristband-session', '--'],
    lock: ['package-lock.json', 'lockfileVersion'],
    files: {},
  },
  pnpm: {
    from: 'pnpm@9',
    create: ['pnpm', 'create', 'wristband-session'],
    lock: ['pnpm-lock.yaml', 'importers:'],
    files: { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" },
  },
  'yarn 1': {
    from: 'yarn@1',
    create: ['yarn', 'create', 'wristband-session'],
    lock: ['yarn.lock', 'yarn lockfile v1'],
    files: { 'yarn.lock': '' },
  },
  'yarn berry': {
    from: '@yarnpkg/cli-dist@4',
    create: ['yarn', 'create', 'wristband-session'],
    lock: ['yarn.lock', '__metadata:'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n' },
  },
  bun: {
    from: 'bun@1',
    create: ['bunx', 'create-wristband-session'],
    lock: ['bun.lock', 'configVersion'],
    files: { 'bun.lock': '{ "lockfileVersion": 1, "workspaces": { "": {} } }\n' },
  },
};

/** The folder of its program; undefined where the registry does not have it. */
export async function programsOf(name: string, { from }: Manager): Promise<string | undefined> {
  if (from === undefined) return '';
  try {
    const folder = await cached(`manager-${name.replace(' ', '-')}`, async (prefix) => {
      await succeed([...NPM_INSTALL, '--prefix', prefix, from], { cwd: prefix, seconds: 300 });
    });
    return join(folder, 'node_modules', '.bin');
  } catch {
    return undefined;
  }
}

/** Each manager has its own word for the registry; caches of its own keep one test from feeding another. */
export function registryOf(url: string, app: string): Record<string, string> {
  return {
    // What npm prints is looked at, also where npm itself is told to be silent.
    npm_config_loglevel: 'notice',
    npm_config_registry: url,
    npm_config_cache: join(app, '.cache', 'npm'),
    npm_config_store_dir: join(app, '.cache', 'pnpm'),
    YARN_REGISTRY: url,
    YARN_CACHE_FOLDER: join(app, '.cache', 'yarn'),
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_ENABLE_GLOBAL_CACHE: 'false',
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    BUN_CONFIG_REGISTRY: url,
    BUN_INSTALL_CACHE_DIR: join(app, '.cache', 'bun'),
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
}
