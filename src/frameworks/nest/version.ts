import { major, minVersion, subset, valid } from 'semver';
import { UserError } from '../../errors.js';
import { folderOf, join } from '../../paths.js';
import type { Workspace } from '../../types.js';
import type { Manifest } from './manifest.js';
import { readJson } from './sources.js';

/** The first one that @wristband/nestjs-auth supports. */
const OLDEST = 10;
/** How many folders above the repository's root are looked into for node_modules. */
const FOLDERS_ABOVE = 3;

/**
 * The major version of Nest: of the installed package, else what the range in package.json allows.
 * @throws UserError when it is too old or cannot be told
 */
export async function nestMajor(workspace: Workspace, folder: string, manifest: Manifest): Promise<number> {
  const installed = await installedMajor(workspace, folder);
  const found = installed ?? majorOfRange(manifest.declared['@nestjs/core'] ?? '');
  if (found === undefined) {
    throw new UserError(`The version of @nestjs/core in ${manifest.path} could be of more than one major.`, {
      file: manifest.path,
      hint: 'Install the dependencies, so that the installed version can be read, and run the command again.',
    });
  }
  if (found >= OLDEST) return found;
  throw new UserError(
    `This application uses NestJS ${found}; Wristband's SDK needs NestJS ${OLDEST} or later.`,
    {
      file: manifest.path,
      hint: `Upgrade NestJS to ${OLDEST} or later and run the command again.`,
    },
  );
}

async function installedMajor(workspace: Workspace, folder: string): Promise<number | undefined> {
  for (const place of foldersUpwards(folder)) {
    const installed = await readJson(workspace, join(place, 'node_modules/@nestjs/core/package.json'));
    const version = valid(typeof installed?.['version'] === 'string' ? installed['version'] : null);
    if (version !== null) return major(version);
  }
  return undefined;
}

function foldersUpwards(folder: string): string[] {
  const above = Array.from({ length: FOLDERS_ABOVE }, (_, index) => '../'.repeat(index + 1));
  const within = [folder];
  for (let place = folder; place !== ''; within.push(place)) place = folderOf(place);
  return [...within, ...above];
}

/** The major of a range that allows one major only. */
function majorOfRange(range: string): number | undefined {
  try {
    const lowest = minVersion(range);
    if (lowest === null) return undefined;
    const next = lowest.major + 1;
    const one = `>=${lowest.major}.0.0-0 <${next}.0.0-0`;
    return subset(range, one, { includePrerelease: true }) ? lowest.major : undefined;
  } catch {
    return undefined;
  }
}
