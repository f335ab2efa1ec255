import type { Finding } from '../../../model/change.js';
import { folderOf, join } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { NEW_SECRET } from '../../../session/index.js';
import type { DjangoApp } from '../app.js';
import type { UnknownFile } from '../../../session/python/loaders/loader.js';
import { namesSecret, type ComposeService } from '../../../session/compose.js';
import { givenBy } from '../../../session/containers.js';
import { howToRefer } from '../../../session/references.js';
import type { OutsideFile } from '../project/loaded-by-manage.js';
import { isUnreadAndCommitted, type Supply, type SupplyTemplate } from '../project/supply.js';

type Supplied = Pick<
  DjangoApp,
  'view' | 'entry' | 'secret' | 'loader' | 'supply' | 'envFile' | 'compose' | 'variables' | 'secretIn'
>;

/**
 * Settings that take the secret from the environment where nothing in the repository puts it there: Django may not
 * start. The environment that the command itself runs in counts, as in CI.
 */
export function unsuppliedFindings(app: Supplied): Finding[] {
  const { loader, secretIn } = app;
  if (secretIn.environment || loader === undefined || loader.kind === 'unknown') return [];
  if (loader.source.kind !== 'environment') return [];
  const { unknown } = loader.source;
  if (app.supply === undefined && unknown?.isLate === true) return [tooLate(app, unknown)];
  if (app.compose !== undefined && namesSecret(app.compose)) return [];
  return app.supply === undefined ? mayBeUnread(app, unknown) : notHanded(app, app.supply);
}

function notHanded(app: Supplied, supply: Supply): Finding[] {
  const why = whyNot(app, supply);
  if (why === undefined) return [];
  const place = app.secret.kind === 'expression' ? { line: app.secret.line } : {};
  return [{ file: app.view.file, ...place, message: cannotTell(why), manual: whereToSet(app) }];
}

function whyNot(app: Supplied, supply: Supply): string | undefined {
  const { envFile, secretIn } = app;
  if (envFile !== undefined && isUnreadAndCommitted(app))
    return secretIn.envFile ? undefined : `${envFile.path} is committed, so the secret isn't written to it`;
  if (supply.kind === 'outside') return whyNotOutside(supply);
  if (supply.kind === 'nobody') return NOBODY;
  // Only these tools can read their files, so that it is them who start Django.
  const isByTool = ['dotenvx', 'SOPS', '1Password'].includes(envFile?.keeper?.kind ?? '');
  return supply.how !== undefined || isByTool ? undefined : `nothing in this repository loads ${supply.path}`;
}

const NOBODY = 'the settings read it from the environment, and nothing in this repository sets it there';

type Outside = Extract<Supply, { readonly kind: 'outside' }>;

function whyNotOutside({ template, file }: Outside): string | undefined {
  if (template !== undefined) return notIn(template);
  return file === undefined ? NOBODY : keptOutside(file);
}

function keptOutside({ path, file, line }: OutsideFile): string {
  return `${file}:${String(line)} reads ${path}, which is outside this repository`;
}

function notIn({ hasSecret, path }: SupplyTemplate): string | undefined {
  return hasSecret ? undefined : `the settings read it from the environment, and ${path} doesn't have it`;
}

/** A condition, or a path that is not known, decides which file is loaded; if manage.py leads to one, the secret is in it. */
function mayBeUnread(app: Supplied, unknown: UnknownFile | undefined): Finding[] {
  if (unknown === undefined || (unknown.likely ?? []).length > 0 || app.entry.loadsEnvFile) return [];
  const { file, line, paths } = unknown;
  const path = app.envFile?.path;
  const why =
    path !== undefined && paths.includes(path)
      ? `a condition decides whether the settings load ${path}`
      : `the settings may not load ${path ?? 'the env file'}`;
  const manual =
    path === undefined
      ? `Set ${SECRET_VARIABLE} in the environment that starts Django. ${HOW_TO_MAKE}`
      : whereElse(app, path);
  return [{ file, line, message: cannotTell(why), manual }];
}

/** The file is loaded, but behind the star import of the settings that need it. */
function tooLate({ view }: Supplied, { file, line, paths }: UnknownFile): Finding {
  return {
    file,
    line,
    message: cannotTell(`${view.file} needs it before ${file} loads ${paths[0] ?? 'its env file'}`),
    manual: `Load the file above the star import on this line, or in ${view.file} before the settings there need it.`,
  };
}

function cannotTell(why: string): string {
  return `can't tell whether Django gets ${SECRET_VARIABLE}: ${why}`;
}

const HOW_TO_MAKE = `Use at least 32 random characters:\n\n${NEW_SECRET.python}`;

/** Where the process gets its other variables, as far as the repository shows. */
function whereToSet({ compose, variables, loader, supply }: Supplied): string {
  const outside = supply?.kind === 'outside' ? whereOutside(supply) : undefined;
  if (outside !== undefined) return outside;
  if (compose?.environment !== undefined) return inCompose(compose, compose.environment, supply);
  if (isOnCloudFoundry(loader))
    return `Set ${SECRET_VARIABLE} in the environment that starts Django, on Cloud Foundry with cf set-env: os.environ doesn't have the credentials of services. ${HOW_TO_MAKE}`;
  if (supply?.kind === 'file')
    return `Load ${supply.path} in the settings, start Django with its variables, or set ${SECRET_VARIABLE} in its environment. ${HOW_TO_MAKE}`;
  const [first, second] = variables.required;
  const beside =
    first === undefined ? 'in the environment that starts Django' : `where ${listed(first, second)} set`;
  return `Set ${SECRET_VARIABLE} ${beside}. ${HOW_TO_MAKE}`;
}

function whereOutside({ template, file }: Outside): string | undefined {
  if (template !== undefined)
    return howToRefer(template.path, template.references, [SECRET_VARIABLE], NEW_SECRET.python);
  return (
    file &&
    `Add ${SECRET_VARIABLE} to ${file.path}, or set it in the environment that starts Django. ${HOW_TO_MAKE}`
  );
}

/** docker compose fills its file in with the variables of the `.env` beside it, but hands on only those that are listed. */
function inCompose(
  { file, service }: ComposeService,
  { isList, line }: NonNullable<ComposeService['environment']>,
  supply: Supply | undefined,
): string {
  const place = `the environment of the service ${service} (${file}:${String(line)})`;
  const isBeside = supply?.kind === 'file' && supply.path === join(folderOf(file), '.env');
  if (!isBeside) return `Add ${SECRET_VARIABLE} to ${place}. ${HOW_TO_MAKE}`;
  const value = `\${${SECRET_VARIABLE}}`;
  const code = isList ? `- ${SECRET_VARIABLE}=${value}` : `${SECRET_VARIABLE}: ${value}`;
  return `Add this to ${place}, so that its container gets the secret from ${supply.path}:\n\n${code}`;
}

function isOnCloudFoundry(loader: DjangoApp['loader']): boolean {
  if (loader === undefined || loader.kind === 'unknown') return false;
  return loader.source.kind === 'environment' && loader.source.isCloudFoundry === true;
}

function listed(first: string, second: string | undefined): string {
  return second === undefined ? `${first} is` : `${first} and ${second} are`;
}

/** A service of a compose file is named where it gets its environment from something else than the env file. */
export function whereElse(app: Supplied, path: string): string {
  const { compose } = app;
  const isTold = compose !== undefined && (compose.envFiles.length > 0 || compose.environment !== undefined);
  if (!isTold || namesSecret(compose) || compose.envFiles.some((file) => file.path === path))
    return `If ${withoutFile(app, path)}, set ${SECRET_VARIABLE} in the environment that starts Django.`;
  return `${compose.file} doesn't pass ${path} on: add ${SECRET_VARIABLE} ${givenBy(compose)}, and wherever else Django is started without ${path}.`;
}

function withoutFile({ entry, supply }: Supplied, path: string): string {
  if (entry.loadsEnvFile) return `Django isn't started by manage.py, which reads ${path}`;
  const how = supply?.kind === 'file' && supply.how !== undefined ? ` (${supply.how})` : '';
  return `Django is started without ${path}${how}`;
}
