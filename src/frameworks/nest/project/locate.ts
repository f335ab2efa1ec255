import { type OneOfSeveral, severalApplications, UserError } from '../../../model/errors.js';
import { join } from '../../../model/paths.js';
import type { Search } from '../../../model/framework.js';
import { applicationsAt, applicationsBelow, type Application, manifestFor } from './applications.js';
import { readCliConfig } from './cli-config.js';
import { cliLayout } from './layout.js';
import { servingHttp } from './serving.js';
import { creatingFiles } from './source-files.js';

/**
 * The application in a folder; for the root of a monorepo its only application.
 * @throws UserError when there is none, or there are several
 */
export async function locate(search: Search): Promise<Application> {
  const { workspace, folder, named = false } = search;
  await workspace.list(folder);
  const manifest = await manifestFor(workspace, folder);
  if (manifest === undefined) return onlyBelow(search);
  const applications = await servingHttp(search, await applicationsAt(workspace, folder, manifest));
  const own = applications.find((candidate) => candidate.folder === folder);
  if (named && own !== undefined) return own;
  const [application, ...others] = applications;
  if (application === undefined) return onlyBelow(search);
  if (others.length > 0) throw several([application, ...others], search);
  return application;
}

async function onlyBelow(search: Search): Promise<Application> {
  const { applications: all, complete } = await applicationsBelow(search.workspace, search.folder);
  const applications = await servingHttp(search, all);
  const [application, ...others] = applications;
  if (application !== undefined && others.length > 0) throw several([application, ...others], search);
  if (!complete) throw tooMany(application, search);
  if (application === undefined) throw await noEntry(search);
  return application;
}

async function noEntry({ workspace, folder }: Search): Promise<UserError> {
  const cli = await readCliConfig(workspace, folder);
  const path = join(folder, 'nest-cli.json');
  const { entry, sourceRoot } = cliLayout(cli ?? {}, folder);
  const creating = cli?.entryFile === undefined ? await creatingFiles(workspace, [sourceRoot, folder]) : [];
  const instead = creating.length > 0 ? `, and ${creating.join(' and ')} each create one` : '';
  return new UserError(`The entry file ${entry} does not exist${instead}.`, {
    hint: `Set the file that calls NestFactory.create in ${path} ("sourceRoot" and "entryFile"), and rerun.`,
    ...(cli === undefined ? {} : { file: path }),
  });
}

/** There may be more applications than were found, so none can be chosen. */
function tooMany(found: Application | undefined, search: Search): UserError {
  const example = found === undefined ? '<dir>' : asFlag(found, search);
  return new UserError('There are too many folders here to search all of them for NestJS applications.', {
    hint: `Choose the application with --app, e.g. --app ${example}.`,
  });
}

function several(applications: readonly [Application, ...Application[]], search: Search): OneOfSeveral {
  const [first, ...others] = applications;
  const flag = (application: Application): string => {
    const isShared = applications.some(
      (other) => other !== application && other.folder === application.folder,
    );
    return (isShared ? application.name : undefined) ?? asFlag(application, search);
  };
  return severalApplications('NestJS', [flag(first), ...others.map(flag)]);
}

/** The application's folder as --app takes it. */
function asFlag({ folder }: Application, { workspace: { start } }: Search): string {
  return (start === '' ? folder : folder.slice(start.length + 1)) || '.';
}
