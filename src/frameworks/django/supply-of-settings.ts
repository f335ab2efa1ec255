import type { Environment } from './environment.js';
import type { OutsideFile } from './project/loaded-by-manage.js';
import { composedSupply, findSupply, type Supply } from './project/supply.js';
import { startFolder } from './read-settings.js';
import type { Search } from '../../model/framework.js';
import { mountedFrom, type ComposeService } from '../../session/compose-supply.js';
import type { EnvSource, UnknownFile } from '../../session/python/loaders/loader.js';

type Asked = Pick<Environment, 'entry' | 'loader' | 'compose' | 'variables'>;

/** Who fills the environment; undefined where the settings, or manage.py, load a file of the repository. */
export async function supplyOf(search: Search, asked: Asked): Promise<Supply | undefined> {
  const { entry, loader } = asked;
  if (loader === undefined || loader.kind === 'unknown' || entry.loadsEnvFile) return undefined;
  return loader.source.kind === 'environment' ? supplyFrom(search, asked, loader.source) : undefined;
}

type FromEnvironment = Extract<EnvSource, { readonly kind: 'environment' }>;

async function supplyFrom(
  search: Search,
  asked: Asked,
  source: FromEnvironment,
): Promise<Supply | undefined> {
  const { entry, compose, variables } = asked;
  const composed = compose && (await composedSupply(search, compose, variables));
  const outside = source.unknown && outsideOnly(source.unknown);
  if (source.unknown !== undefined && outside === undefined)
    return (await isOther(search, composed, source.unknown)) ? undefined : composed;
  const isBeside = outside === undefined && entry.outside === undefined;
  const handed = composed && (await handedOver(search, composed, asked, isBeside));
  if (handed !== undefined) return handed;
  return outside === undefined
    ? suppliedBeside(source, await unlessOutside(search, asked), compose)
    : (mounted(outside, compose) ?? { kind: 'outside', file: outside });
}

/** `/app/.env`, where compose mounts the repository as `/app`. */
function mounted({ path }: OutsideFile, compose: ComposeService | undefined): Supply | undefined {
  const mount = compose && mountedFrom(compose, path);
  if (compose === undefined || mount === undefined) return undefined;
  const how = `${mount.file ?? compose.file}:${String(mount.line)} mounts it as ${path}`;
  return { kind: 'file', path: mount.path, how, mountedAs: path };
}

/** What the repository shows, unless manage.py loads a file outside of it and nothing is seen to hand over another one. */
async function unlessOutside({ workspace }: Search, { compose, variables, entry }: Asked): Promise<Supply> {
  const found = await findSupply({ workspace }, startFolder(entry), compose, variables);
  const isHanded = found.kind === 'file' && found.how !== undefined;
  return entry.outside === undefined || isHanded ? found : { kind: 'outside', file: entry.outside };
}

/** The file outside of the repository that the settings load, where they load no other. */
function outsideOnly({ file, line, paths, outside = [] }: UnknownFile): OutsideFile | undefined {
  const [path] = paths.length === 0 ? outside : [];
  return path === undefined ? undefined : { path, file, line };
}

async function isCommitted({ git }: Search, supply: Supply): Promise<boolean> {
  return supply.kind === 'file' && git.tracks(supply.path);
}

/**
 * The file of compose. Where git has it, one that something else hands to the process and that git has not, if there is
 * one.
 * @param isBeside whether the settings load no file outside of the repository
 */
async function handedOver(
  search: Search,
  composed: Supply,
  { variables, entry }: Asked,
  isBeside: boolean,
): Promise<Supply | undefined> {
  if (!(await isCommitted(search, composed))) return composed;
  if (!isBeside) return undefined;
  const found = await findSupply(search, startFolder(entry), undefined, variables);
  const isHanded = found.kind === 'file' && found.how !== undefined;
  return isHanded && !(await isCommitted(search, found)) ? found : composed;
}

/** What a supply is worth to settings whose variables come from elsewhere as well. */
function suppliedBeside(
  { isCloudFoundry, isKeptByLibrary }: FromEnvironment,
  found: Supply,
  compose: ComposeService | undefined,
): Supply {
  if (isKeptByLibrary === true && isOnlyAsked(found, compose)) return { kind: 'nobody' };
  return found.kind === 'nobody' && isCloudFoundry === true ? { kind: 'outside' } : found;
}

/** Whether variables that the settings ask for are all that tells of a supply: a library may have them from a file. */
function isOnlyAsked(found: Supply, compose: ComposeService | undefined): boolean {
  if (found.kind === 'file') return found.how === undefined;
  return compose?.environment === undefined;
}

/** Compose may start another environment than manage.py does, or hand over a file that must get no secret. */
async function isOther(
  { git }: Search,
  composed: Supply | undefined,
  { likely = [], paths }: UnknownFile,
): Promise<boolean> {
  if (composed?.kind !== 'file') return false;
  const known = likely.length > 0 ? likely : paths;
  if (known.length === 0 || known.includes(composed.path)) return false;
  return likely.length > 0 || git.tracks(composed.path);
}
