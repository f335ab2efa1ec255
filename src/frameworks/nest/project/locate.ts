import { listed } from '../../../model/words.js';
import { type OneOfSeveral, severalApplications, UserError } from '../../../model/errors.js';
import { join } from '../../../model/paths.js';
import type { Search } from '../../../model/framework.js';
import { applicationsAt, applicationsBelow, type Application, manifestFor } from './applications.js';
import { readCliConfig } from './cli-config.js';
import { cliLayout, buildConfig } from './layout.js';
import { creatingFiles, CREATION, OTHER_CREATION } from './source-files.js';
import { openModules, readSources } from '../../../languages/typescript/index.js';
import { readText } from '../../../languages/text/read-text.js';
import { isPackageOf } from '../../../languages/node/manifest.js';
import { isGenerated } from '../../../session/typescript/generated.js';

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
  const instead = creating.length > 0 ? `, and ${listed(creating)} each create one` : '';
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

/** Microservices and commands have no session, so they don't count; where there is nothing else, they are named. */
async function servingHttp(
  search: Search,
  applications: readonly Application[],
): Promise<readonly Application[]> {
  const likely = await without(applications, (one) => startsOtherwise(search, one));
  return likely.length > 1 ? without(likely, (one) => leadsNowhere(search, one)) : likely;
}

/** Those that something doesn't hold for; all where it holds for each. */
async function without(
  applications: readonly Application[],
  test: (application: Application) => Promise<boolean>,
): Promise<readonly Application[]> {
  const found = await Promise.all(applications.map(test));
  const left = applications.filter((_, index) => found[index] !== true);
  return left.length > 0 ? left : applications;
}

/** A quick look at the entry file: whether it surely starts something else than an HTTP server. */
async function startsOtherwise({ workspace }: Search, { entry }: Application): Promise<boolean> {
  const text = (await readText(workspace, entry)) ?? '';
  return !CREATION.test(text) && OTHER_CREATION.test(text);
}

/**
 * Whether all that the entry file imports was read, and none of it creates an HTTP server: it starts a microservice or a
 * command, or it has nothing to do with NestJS.
 */
async function leadsNowhere({ workspace, git }: Search, application: Application): Promise<boolean> {
  const { folder, entry, manifest } = application;
  if (CREATION.test((await readText(workspace, entry)) ?? '')) return false;
  const modules = await openModules(workspace, folder, await buildConfig(workspace, application));
  const { texts, unread } = await readSources(modules, entry, {
    isPackage: (specifier) => isPackageOf(manifest, specifier),
    isIgnored: (path) => isGenerated(git, path),
  });
  const all = [...texts.values()];
  if (unread.length > 0 || all.some((text) => CREATION.test(text))) return false;
  return all.some((text) => OTHER_CREATION.test(text)) || !all.some((text) => text.includes('@nestjs/'));
}
