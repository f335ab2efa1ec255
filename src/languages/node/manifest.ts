import { readText } from '../text/read-text.js';
import { join } from '../../model/paths.js';
import type { Workspace } from '../../model/files.js';
import { isRecord, readJson } from './files.js';

/** What a package.json says, as far as it matters here. */
export interface Manifest {
  readonly path: string;
  readonly text: string;
  /** Name to range: what production installs. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** The same with development and peer dependencies. */
  readonly declared: Readonly<Record<string, string>>;
  /** `pnpm@10.1.0` */
  readonly packageManager: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  readonly esm: boolean;
  /** Whether it is the root of npm or yarn workspaces. */
  readonly hasWorkspaces: boolean;
}

/** The package.json that counts for an application: it declares the framework. */
export interface AppManifest {
  /** Its folder: there the application is started. */
  readonly root: string;
  readonly manifest: Manifest;
}

/** @throws UserError when package.json is broken */
export async function readManifest(workspace: Workspace, folder: string): Promise<Manifest | undefined> {
  const path = join(folder, 'package.json');
  const json = await readJson(workspace, path);
  if (json === undefined) return undefined;
  const dependencies = strings(json['dependencies']);
  return {
    path,
    text: (await readText(workspace, path)) ?? '',
    dependencies,
    declared: { ...strings(json['peerDependencies']), ...strings(json['devDependencies']), ...dependencies },
    packageManager: typeof json['packageManager'] === 'string' ? json['packageManager'] : undefined,
    scripts: strings(json['scripts']),
    esm: json['type'] === 'module',
    hasWorkspaces: json['workspaces'] !== undefined,
  };
}

/** Packages that a framework brings along; they are imported without being declared. */
const USUAL: ReadonlySet<string> = new Set(['express', 'rxjs', 'reflect-metadata']);

/** Whether an import names a package that is installed for an application. */
export function isPackageOf({ declared }: Manifest, specifier: string): boolean {
  const [scope = '', name = ''] = specifier.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
  if (USUAL.has(packageName) || ['@nestjs', '@wristband'].includes(scope)) return true;
  return declared[packageName] !== undefined || declared[typesOf(packageName)] !== undefined;
}

/** `@types/a__b` has the types of `@a/b`. */
function typesOf(packageName: string): string {
  return `@types/${packageName.replace(/^@/, '').replace('/', '__')}`;
}

function strings(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
