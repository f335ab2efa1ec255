import { folderOf, join } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import {
  isTold,
  mountsFile,
  namesSecret,
  type ComposeService,
  type ServiceSupply,
} from '../../../session/compose-supply.js';
import { givenTo, inEnvironmentOf, passesFile, servicesOf } from '../../../session/containers.js';
import { NEW_SECRET } from '../../../session/index.js';
import { howToRefer } from '../../../session/references.js';
import type { DjangoApp } from '../app.js';
import type { Supply } from '../project/supply.js';

/** What is known of who fills the environment. */
export type Supplied = Pick<
  DjangoApp,
  'view' | 'entry' | 'secret' | 'loader' | 'supply' | 'envFile' | 'compose' | 'variables' | 'secretIn'
>;

export type Outside = Extract<Supply, { readonly kind: 'outside' }>;

export const HOW_TO_MAKE = `Use at least 32 random characters:\n\n${NEW_SECRET.python}`;

/** Where the process gets its other variables, as far as the repository shows. */
export function whereToSet({ compose, variables, loader, supply }: Supplied): string {
  const outside = supply?.kind === 'outside' ? whereOutside(supply) : undefined;
  if (outside !== undefined) return outside;
  if (compose?.environment !== undefined) return inCompose(compose, supply);
  if (isOnCloudFoundry(loader))
    return `Set ${SECRET_VARIABLE} in the environment that starts Django, on Cloud Foundry with cf set-env: os.environ doesn't have the credentials of services. ${HOW_TO_MAKE}`;
  if (supply?.kind === 'file') return `${besideFile(compose, supply.path)} ${HOW_TO_MAKE}`;
  const [first, second] = variables.required;
  const beside =
    first === undefined ? 'in the environment that starts Django' : `where ${listed(first, second)} set`;
  return `Set ${SECRET_VARIABLE} ${beside}. ${HOW_TO_MAKE}`;
}

/** The services that are handed the env file have the place for what can't be written there. */
function besideFile(compose: ComposeService | undefined, path: string): string {
  const handed = compose === undefined ? [] : servicesOf(compose).filter((one) => passesFile(one, path));
  return compose === undefined || handed.length === 0
    ? `Load ${path} in the settings, start Django with its variables, or set ${SECRET_VARIABLE} in its environment.`
    : `Add ${SECRET_VARIABLE} ${givenTo(compose, handed)}.`;
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
function inCompose(compose: ComposeService, supply: Supply | undefined): string {
  const { file, environment, isCommitted } = compose;
  const lacking = servicesOf(compose).filter((one) => one.environment !== undefined && !namesSecret(one));
  const place = inEnvironmentOf(compose, lacking);
  const value = `\${${SECRET_VARIABLE}}`;
  const code =
    environment?.isList === true ? `- ${SECRET_VARIABLE}=${value}` : `${SECRET_VARIABLE}: ${value}`;
  if (supply?.kind === 'file' && supply.path === join(folderOf(file), '.env')) {
    const them = lacking.length > 1 ? 'their containers get' : 'its container gets';
    return `Add this to ${place}, so that ${them} the secret from ${supply.path}:\n\n${code}`;
  }
  return isCommitted === true
    ? `Add this to ${place}, and set the variable in the .env beside ${file}, or where docker compose is started:\n\n${code}\n\n${HOW_TO_MAKE}`
    : `Add ${SECRET_VARIABLE} to ${place}. ${HOW_TO_MAKE}`;
}

function isOnCloudFoundry(loader: DjangoApp['loader']): boolean {
  if (loader === undefined || loader.kind === 'unknown') return false;
  return loader.source.kind === 'environment' && loader.source.isCloudFoundry === true;
}

function listed(first: string, second: string | undefined): string {
  return second === undefined ? `${first} is` : `${first} and ${second} are`;
}

/** The services of a compose file are named that get their environment from something else than the env file. */
export function whereElse(app: Supplied, path: string): string {
  const inCompose = whereElseInCompose(app, path);
  return (
    inCompose ?? `If ${withoutFile(app, path)}, set ${SECRET_VARIABLE} in the environment that starts Django.`
  );
}

/** Undefined where all of them get the env file, or there are none. */
export function whereElseInCompose(app: Supplied, path: string): string | undefined {
  const { compose } = app;
  const lacking = compose === undefined ? [] : servicesWithout(app, compose, path);
  if (compose === undefined || lacking.length === 0) return undefined;
  return `${compose.file} doesn't pass ${path} on: add ${SECRET_VARIABLE} ${givenTo(compose, lacking)}, and wherever else Django is started without ${path}.`;
}

/** A file that is mounted helps where the settings, or manage.py, load it themselves. */
function servicesWithout(
  { loader, entry, supply }: Supplied,
  compose: ComposeService,
  path: string,
): ServiceSupply[] {
  const source = loader === undefined || loader.kind === 'unknown' ? undefined : loader.source;
  const mayLoad = source?.kind === 'environment' && source.unknown?.paths.includes(path) === true;
  const isMounted = supply?.kind === 'file' && supply.mountedAs !== undefined;
  const isRead = mayLoad || isMounted || entry.envFile === path;
  return servicesOf(compose).filter(
    (one) => isTold(one) && !namesSecret(one) && !passesFile(one, path) && !(isRead && mountsFile(one, path)),
  );
}

function withoutFile({ entry, supply }: Supplied, path: string): string {
  if (entry.loadsEnvFile) return `Django isn't started by manage.py, which reads ${path}`;
  const how = supply?.kind === 'file' && supply.how !== undefined ? ` (${supply.how})` : '';
  return `Django is started without ${path}${how}`;
}
