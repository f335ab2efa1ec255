import { filesOf, importersOf } from '../../../languages/python/evaluate/index.js';
import type { Finding } from '../../../model/change.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import type { UnknownFile } from '../../../session/python/loaders/loader.js';
import { listed } from '../../../model/words.js';
import { namesSecret, type ComposeService } from '../../../session/compose-supply.js';
import { inEnvironmentOf, passesFile, servicesOf } from '../../../session/containers.js';
import { loaderFor } from '../settings/loaders/loader-for.js';
import { variablesRead } from '../settings/loaders/variables-read.js';
import { purposeOf } from '../settings/module-name.js';
import { secretFile } from '../settings/secret-file.js';
import { viewOf } from '../settings/view.js';
import { isUnreadAndCommitted, type Supply, type SupplyTemplate } from '../project/supply.js';
import { HOW_TO_MAKE, whereElse, whereToSet, type Outside, type Supplied } from './where-to-set.js';

/**
 * Settings that take the secret from the environment where nothing in the repository puts it there: Django may not
 * start. The environment that the command itself runs in counts, as in CI.
 */
export function unsuppliedFindings(app: Supplied): Finding[] {
  const { loader, secretIn } = app;
  if (secretIn.environment || loader === undefined || loader.kind === 'unknown') return [];
  if (loader.source.kind !== 'environment') return [];
  const { unknown } = loader.source;
  if (unknown?.isLate === true && isNeededTooEarly(app)) return everyLate(app, unknown);
  if (app.compose !== undefined && namesSecret(app.compose)) return notGiven(app.compose);
  if (app.entry.unknown !== undefined) return mayBeAnother(app, app.entry.unknown);
  return app.supply === undefined ? mayBeUnread(app, unknown) : notHanded(app, app.supply);
}

/** A module that chooses may take in several that load the file too late; that of development stands first. */
function everyLate(app: Supplied, unknown: UnknownFile): Finding[] {
  const { graph, entry, file: patched } = app.view;
  const taken = filesOf(graph, entry);
  const found = [
    tooLate(app, unknown),
    ...lateInOthers(app).filter(({ file = '' }) => file !== unknown.file && taken.has(file)),
  ];
  const isDevelopment = ({ file = '' }: Finding) => purposeOf(file, patched) === 'development';
  return found.sort((a, b) => Number(isDevelopment(b)) - Number(isDevelopment(a)));
}

/** The modules of other environments that load the file behind the star import of the settings that need it. */
function lateInOthers(app: Supplied): Finding[] {
  const { graph, entry, file } = app.view;
  const parsed = graph.modules.get(file);
  const others = importersOf(graph, file).filter((other) => other !== entry);
  return others.flatMap((other) => {
    const loader = parsed && loaderFor(parsed, viewOf({ graph, entry: other }, file));
    const unknown =
      loader?.kind !== 'unknown' && loader?.source.kind === 'environment' ? loader.source.unknown : undefined;
    return unknown?.isLate === true && unknown.file === other ? [tooLate(app, unknown)] : [];
  });
}

/** manage.py loads a file that nobody can name; docker compose may pass on the one that has the secret. */
function mayBeAnother(
  { compose, envFile }: Supplied,
  { file, line }: { file: string; line: number },
): Finding[] {
  const path = envFile?.path;
  if (path !== undefined && compose !== undefined && passesFile(compose, path)) return [];
  const manual = `Set ${SECRET_VARIABLE} in that file${path === undefined ? '' : `, unless it is ${path}`}, or in the environment that starts Django. ${HOW_TO_MAKE}`;
  return [{ file, line, message: cannotTell('the path of the env file here is unknown'), manual }];
}

/** Services of the same application whose variables are listed, and that go without the one that another one has. */
function notGiven(compose: ComposeService): Finding[] {
  const lacking = servicesOf(compose).filter(
    (one) => one.environment !== undefined && one.envFiles.length === 0 && !namesSecret(one),
  );
  const [first] = lacking;
  if (first === undefined) return [];
  const { file, service } = compose;
  const others = listed(lacking.map((one) => one.service));
  const why = `${file} gives it to the service ${service}, and not to ${others}`;
  const line = first.environment?.line ?? first.line;
  const manual = `Add ${SECRET_VARIABLE} to ${inEnvironmentOf(compose, lacking)}, with the same value.`;
  return [{ file, line, message: cannotTell(why), manual }];
}

function notHanded(app: Supplied, supply: Supply): Finding[] {
  const why = whyNot(app, supply);
  if (why === undefined) return [];
  const read = supply.kind === 'outside' && supply.template === undefined ? supply.file : undefined;
  const place = app.secret.kind === 'expression' ? { line: app.secret.line } : {};
  const at = read === undefined ? { file: app.view.file, ...place } : { file: read.file, line: read.line };
  const own = { ...at, message: cannotTell(why), manual: whereToSet(app) };
  return [...lateInOthers(app), own];
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

function whyNotOutside({ template, file }: Outside): string | undefined {
  if (template !== undefined) return notIn(template);
  return file === undefined ? NOBODY : `this reads ${file.path}, which is outside this repository`;
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

/** Where the settings need other variables before that, too, the environment has them already: compose, as a rule. */
function isNeededTooEarly({ supply, view }: Supplied): boolean {
  const { required } = variablesRead(view.graph, secretFile(view));
  return supply === undefined || required.size === 0;
}

/** The file is loaded, but behind the star import of the settings that need it. */
function tooLate({ view }: Supplied, { file, line, paths }: UnknownFile): Finding {
  return {
    file,
    line,
    message: cannotTell(`${view.file} needs it before ${file} loads ${paths[0] ?? 'its env file'}`),
    manual: filesOf(view.graph, file).has(view.file)
      ? `Load the file above the star import on this line, or in ${view.file} before the settings there need it.`
      : `Load the file in ${view.file} before the settings there need it.`,
  };
}

function cannotTell(why: string): string {
  return `can't tell whether Django gets ${SECRET_VARIABLE}: ${why}`;
}
