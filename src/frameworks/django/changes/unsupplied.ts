import type { Finding } from '../../../model/change.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { NEW_SECRET } from '../../../session/index.js';
import type { DjangoApp } from '../app.js';
import type { UnknownFile } from '../../../session/python/loaders/loader.js';
import { namesSecret } from '../../../session/compose.js';
import { isUnreadAndCommitted } from '../project/supply.js';

type Supplied = Pick<
  DjangoApp,
  'view' | 'secret' | 'loader' | 'supply' | 'envFile' | 'compose' | 'variables' | 'secretIn'
>;

/**
 * Settings that take the secret from the environment where nothing in the repository puts it there: Django may not
 * start. The environment that the command itself runs in counts, as in CI.
 */
export function unsuppliedFindings(app: Supplied): Finding[] {
  const { loader, supply, compose, secretIn } = app;
  if (secretIn.environment || loader === undefined || loader.kind === 'unknown') return [];
  if (loader.source.kind !== 'environment') return [];
  if (supply === undefined) return tooLate(app, loader.source.unknown);
  const isGiven = compose !== undefined && namesSecret(compose);
  const why = isGiven ? undefined : whyNot(app);
  if (why === undefined) return [];
  const place = app.secret.kind === 'expression' ? { line: app.secret.line } : {};
  return [{ file: app.view.file, ...place, message: cannotTell(why), manual: whereToSet(app) }];
}

function whyNot(app: Supplied): string | undefined {
  const { supply, envFile, secretIn } = app;
  if (envFile !== undefined && isUnreadAndCommitted(app))
    return secretIn.envFile ? undefined : `${envFile.path} is committed, so the secret isn't written to it`;
  return supply?.kind === 'file'
    ? undefined
    : 'the settings read it from the environment, and nothing in this repository sets it there';
}

/** The file is loaded, but behind the star import of the settings that need it. */
function tooLate({ view }: Supplied, unknown: UnknownFile | undefined): Finding[] {
  if (unknown?.isLate !== true) return [];
  const { file, line, paths } = unknown;
  return [
    {
      file,
      line,
      message: cannotTell(`${view.file} needs it before ${file} loads ${paths[0] ?? 'its env file'}`),
      manual: `Load the file above the star import on this line, or in ${view.file} before the settings there need it.`,
    },
  ];
}

function cannotTell(why: string): string {
  return `can't tell whether Django gets ${SECRET_VARIABLE}: ${why}`;
}

/** Where the process gets its other variables, as far as the repository shows. */
function whereToSet({
  compose,
  variables,
  loader,
}: Pick<DjangoApp, 'compose' | 'variables' | 'loader'>): string {
  const make = `Use at least 32 random characters:\n\n${NEW_SECRET.python}`;
  if (compose?.environment !== undefined) {
    const { file, service, environment } = compose;
    return `Add ${SECRET_VARIABLE} to the environment of the service ${service} (${file}:${String(environment.line)}). ${make}`;
  }
  if (isOnCloudFoundry(loader))
    return `Set ${SECRET_VARIABLE} in the environment that starts Django, on Cloud Foundry with cf set-env: os.environ doesn't have the credentials of services. ${make}`;
  const [first, second] = variables.required;
  const beside =
    first === undefined ? 'in the environment that starts Django' : `where ${listed(first, second)} set`;
  return `Set ${SECRET_VARIABLE} ${beside}. ${make}`;
}

function isOnCloudFoundry(loader: DjangoApp['loader']): boolean {
  if (loader === undefined || loader.kind === 'unknown') return false;
  return loader.source.kind === 'environment' && loader.source.isCloudFoundry === true;
}

function listed(first: string, second: string | undefined): string {
  return second === undefined ? `${first} is` : `${first} and ${second} are`;
}
