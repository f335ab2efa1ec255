import { openModules, readSources } from '../../../languages/typescript/index.js';
import { readText } from '../../../languages/text/read-text.js';
import type { Search } from '../../../model/framework.js';
import { isPackageOf } from '../../../languages/node/manifest.js';
import type { Application } from './applications.js';
import { buildConfig } from './layout.js';
import { CREATION, OTHER_CREATION } from './source-files.js';

/** Microservices and commands have no session, so they don't count; where there is nothing else, they are named. */
export async function servingHttp(
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
    isIgnored: (path) => git.ignores(path),
  });
  const all = [...texts.values()];
  if (unread.length > 0 || all.some((text) => CREATION.test(text))) return false;
  return all.some((text) => OTHER_CREATION.test(text)) || !all.some((text) => text.includes('@nestjs/'));
}
