import { ExitCode, UserError } from '../../errors.js';
import { join } from '../../paths.js';
import type { Search } from '../../types.js';
import { applicationsIn, type Application } from './applications.js';
import { readCliConfig } from './cli-config.js';
import { governingManifest, type Governing } from './governing.js';
import { cliLayout } from './layout.js';

/** One application, and the package.json that counts for it: in that one's folder it is started. */
export type Place = Application & Governing;

/**
 * The application in a folder; for the root of a monorepo its only application.
 * @throws UserError when there is none, or there are several
 */
export async function locate(search: Search): Promise<Place> {
  const { workspace, folder } = search;
  const governing = await governingManifest(workspace, folder);
  if (governing === undefined) {
    throw new UserError('There is no package.json here that depends on @nestjs/core.', {
      hint: "Go to the application's folder, or name it with --cwd <dir>.",
    });
  }
  const applications = await applicationsIn(workspace, folder, governing);
  const [application, other] = applications;
  if (application === undefined) throw await noEntry(search);
  if (other !== undefined) throw several(applications, search);
  return { ...governing, ...application };
}

async function noEntry({ workspace, folder }: Search): Promise<UserError> {
  const cli = await readCliConfig(workspace, folder);
  const path = join(folder, 'nest-cli.json');
  const { entry } = cliLayout(cli ?? {}, folder);
  return new UserError(`The entry file ${entry} does not exist.`, {
    hint: `Name the file that calls NestFactory.create in ${path} ("sourceRoot" and "entryFile"), and run the command again.`,
    ...(cli === undefined ? {} : { file: path }),
  });
}

function several(applications: readonly Application[], { workspace }: Search): UserError {
  const { start } = workspace;
  const below = applications.map(
    ({ folder }) => (start === '' ? folder : folder.slice(start.length + 1)) || '.',
  );
  return new UserError(`There are several NestJS applications here: ${below.join(', ')}.`, {
    exitCode: ExitCode.usage,
    hint: `Name one with --app, as in --app ${below[0] ?? ''}.`,
  });
}
