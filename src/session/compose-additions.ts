import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Git } from '../model/files.js';
import type { Search } from '../model/framework.js';
import { folderOf, nameOf } from '../model/paths.js';
import {
  isTold,
  namesSecret,
  supplyOfService,
  type ComposeService,
  type ServiceSupply,
} from './compose-supply.js';

/** Docker compose takes it beside the main file, unless it is given others: https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/ */
export const OVERRIDE = /^(docker-)?compose\.override\.ya?ml$/;

/**
 * A service with what a file adds to it that docker compose reads as well. Its place is that of the first file which says where
 * its variables come from.
 * @param file the override, or one for `-f`: of such, only services count that can't stand alone
 */
export async function withAddition(
  { workspace, git }: Pick<Search, 'workspace' | 'git'>,
  found: ComposeService,
  file: string,
): Promise<ComposeService> {
  const root = await readYaml((await readText(workspace, file)) ?? '');
  const services = root?.entries.get('services');
  const additionTo = (supply: ServiceSupply): ServiceSupply | undefined => {
    const node = services?.entries.get(supply.service);
    const isPart = node !== undefined && (isOverride(file) || !standsAlone(node));
    return isPart ? supplyOfService(supply.service, node, folderOf(file)) : undefined;
  };
  const own = additionTo(found);
  if (own === undefined) return found;
  const mounts = own.mounts.map((mount) => ({ ...mount, file }));
  if (!saysMore(own, found)) return { ...found, mounts: [...found.mounts, ...mounts] };
  return {
    ...(await withCommitted(git, own)),
    file,
    isCommitted: await git.tracks(file),
    mounts: [...found.mounts.map((mount) => ({ file: found.file, ...mount })), ...mounts],
    others: (found.others ?? []).flatMap((other) => additionTo(other) ?? []),
  };
}

/** Which of its env files git has. */
export async function withCommitted(git: Git, supply: ServiceSupply): Promise<ServiceSupply> {
  const envFiles = await Promise.all(
    supply.envFiles.map(async (one) => ({ ...one, isCommitted: await git.tracks(one.path) })),
  );
  return { ...supply, envFiles };
}

function isOverride(file: string): boolean {
  return OVERRIDE.test(nameOf(file));
}

function standsAlone({ entries }: YamlNode): boolean {
  return entries.has('image') || entries.has('build') || entries.has('extends');
}

/** Whether it hands over an env file where the service has none, or any variables where it has none. */
function saysMore(addition: ServiceSupply, found: ServiceSupply): boolean {
  if (namesSecret(found) || found.envFiles.length > 0) return false;
  return addition.envFiles.length > 0 || (isTold(addition) && !isTold(found));
}
