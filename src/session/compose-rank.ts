import type { YamlNode } from '../languages/yaml.js';
import type { Workspace } from '../model/files.js';
import { folderOf, isOutside, join } from '../model/paths.js';
import { commandOf, contextOf, dockerfileOf, valueOf, type ServedBy } from './compose-image.js';
import { holds, supplyOfService } from './compose-supply.js';

export interface Candidate {
  readonly name: string;
  readonly service: YamlNode;
  readonly file: string;
  readonly app: string;
  readonly served: ServedBy;
  /** Those that are known to hold the application. */
  readonly images: ReadonlySet<string>;
  /** Whether the file lies in a folder that may be another project's: what is built in it is not this application then. */
  readonly isElsewhere: boolean;
}

/** What counts for a service: its command, the folder that its image is built from, its Dockerfile, its name. */
export const MIN_RANK = 4;

export async function rankOf(workspace: Workspace, candidate: Candidate): Promise<number> {
  const { name, service, app, served } = candidate;
  const { starts, works, others, image, usualName } = served;
  const command = commandOf(service);
  const context = contextOf(service, folderOf(candidate.file));
  const builds = context !== undefined && isAround(context, candidate);
  const serves = served.serves.test(command);
  const isOurs = serves || starts.test(command);
  if (!(await isCandidate(workspace, candidate, builds))) return 0;
  const docker = builds ? await dockerfileOf(workspace, service, context) : '';
  const signs: readonly (readonly [boolean, number])[] = [
    [serves, 8],
    [isOurs && !serves, 5],
    [(builds && isMade(docker, context, candidate)) || mountsApplication(candidate), 3],
    [hasOwnImage(candidate), 4],
    [context === app, 1],
    [starts.test(docker) || served.serves.test(docker), 4],
    [image.test(docker), 1],
    [usualName.test(name), 2],
    [service.entries.has('ports'), 1],
    [works.test(`${name} ${command}`) && !serves, -4],
    [others.test(`${name} ${command}`) && !isOurs, -6],
  ];
  return signs.reduce((rank, [isSo, weight]) => rank + (isSo ? weight : 0), 0);
}

/** An image that somebody else has built is this application if it is started as such, or gets its code. */
async function isCandidate(workspace: Workspace, candidate: Candidate, builds: boolean): Promise<boolean> {
  const isForeign = contextOf(candidate.service, folderOf(candidate.file)) === undefined;
  const isFound = isForeign ? isOwn(candidate) || mountsApplication(candidate) : builds;
  return isFound && !(await isOfOther(workspace, candidate));
}

function isOwn(candidate: Candidate): boolean {
  return isNamedBy(candidate) || hasOwnImage(candidate);
}

/** Whether a service does what its image is for, which is known to hold the application. */
function hasOwnImage({ service, images }: Candidate): boolean {
  const image = service.entries.get('image')?.text;
  return image !== undefined && images.has(image) && !service.entries.has('build');
}

/** Whether the command of a service says that it runs such an application. */
function isNamedBy({ service, served: { serves, names, starts } }: Candidate): boolean {
  const command = commandOf(service);
  return starts.test(command) || (serves.test(command) && names?.test(command) !== false);
}

/** Whether an image may hold the application: one that is built from a folder below it has to say so, `deps/search` is another program. */
function isMade(docker: string, context: string | undefined, { app, served }: Candidate): boolean {
  const { image, starts, serves } = served;
  const isAbove = context !== undefined && holds(context, app);
  return isAbove || [image, starts, serves].some((sign) => sign.test(docker));
}

/** Whether an image is built from the application's folder, or from one around it or in it. */
function isAround(context: string, { app, isElsewhere }: Candidate): boolean {
  return !isOutside(context) && (holds(context, app) || (holds(app, context) && !isElsewhere));
}

/** Whether a service without a build gets the whole application from the disk, and is not known as another program. */
function mountsApplication({ service, file, app, served }: Candidate): boolean {
  const folder = folderOf(file);
  const image = service.entries.get('image')?.text ?? '';
  const isOther = served.others.test(image) || OTHER_IMAGE.test(image);
  if (isOther || contextOf(service, folder) !== undefined) return false;
  return supplyOfService('', service, folder).mounts.some(({ source }) => holds(source, app));
}

const OTHER_IMAGE =
  /(^|[/-])(httpd|apache2?|traefik|haproxy|php|ruby|golang|mysql|mariadb|mongo|rabbitmq|elasticsearch|minio|busybox|dind|selenium\w*|playwright|sonar\w*)\b/;

/** Whether a service has an image that somebody else has built, settings that are not here, and mounts nothing of the application. */
async function isOfOther(workspace: Workspace, { service, file, app, served }: Candidate): Promise<boolean> {
  const folder = folderOf(file);
  const module = valueOf(service, served.variable);
  if (contextOf(service, folder) !== undefined || module === undefined) return false;
  const { mounts } = supplyOfService('', service, folder);
  const isMounted = mounts.some(({ source }) => holds(source, app) || holds(app, source));
  if (isMounted || !/^\w+(\.\w+)*$/.test(module)) return false;
  const path = join(app, module.replaceAll('.', '/'));
  const files = [`${path}.py`, join(path, '__init__.py')];
  const found = await Promise.all(files.map((one) => workspace.read(one)));
  return found.every((one) => one === undefined);
}
