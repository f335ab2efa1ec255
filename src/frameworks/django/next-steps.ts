import {
  type EnvFile,
  keptSteps,
  movedStep,
  NEW_SECRET,
  newFileSteps,
  secretStep,
} from '../../session/index.js';
import { isInsecureDev, isSecretInline } from '../../session/questions.js';
import type { Dependencies } from '../../model/framework.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Answers } from '../../model/options.js';
import type { EnvSource, UnknownFile } from '../../session/python/loaders/loader.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import { startFolder } from './read-settings.js';
import { secretFile } from './settings/secret-file.js';
import { movedSecret } from './settings/secret-state.js';
import { realFile } from './changes/class-changes.js';
import { developmentSpot } from './changes/development-spot.js';
import { runSteps } from './run-steps.js';
import { needOf } from './project/settings-templates.js';
import { isUnreadAndCommitted } from './project/supply.js';
import { whereElse, whereElseInCompose } from './changes/where-to-set.js';
import { declareSteps } from '../../session/python/packages/declare-steps.js';

const NEXT_PAGE = 'https://docs.wristband.dev/docs/django-add-auth-endpoints';

/**
 * What is left to do by hand, in the order of doing it.
 * @param isUnsupplied whether what is left by hand says where the variable belongs (changes/unsupplied.ts)
 */
export function nextSteps(
  app: DjangoApp,
  answers: Answers,
  dependencies: Dependencies,
  isUnsupplied: boolean,
): string[] {
  return [
    ...declareSteps(app.packages, dependencies),
    ...(movedSecret(app.secret, answers) === undefined
      ? []
      : [movedStep(realFile(app.classes, secretFile(app.view)), app.isSecretTracked)]),
    ...(isUnsupplied ? [] : environmentSteps(app, answers)),
    ...(app.envFile === undefined || isSecretInline(answers) ? [] : fileSteps(app, app.envFile)),
    ...(isSecretInline(answers) && app.secret.kind === 'absent'
      ? [`Don't commit ${app.view.file} while it contains the secret.`]
      : []),
    ...(needsVariable(app, answers) ? runSteps(app) : []),
    ...templateSteps(app),
    secretStep(true, app.runtime.production),
    ...(isInsecureDev(answers) && isInPatchedFile(app)
      ? ['Rerun with --no-insecure-dev before you deploy these settings to production.']
      : []),
    `Continue with Wristband's guide for Django: create the authentication endpoints.\n${NEXT_PAGE}`,
  ];
}

/** Copies of a file like `local_settings.py.example` are on other computers. */
function templateSteps({ view, classes, runtime }: DjangoApp): string[] {
  const patched = realFile(classes, view.file);
  return runtime.settingsTemplates.flatMap((template) => needOf(template, patched) ?? []);
}

/** Whether cookies without Secure are set up in what all environments load. */
function isInPatchedFile({ view, servers }: DjangoApp): boolean {
  const { file, ifDebug } = developmentSpot(view, servers);
  return file === view.file && !ifDebug;
}

/** Whether Django does not start without the variable. */
function needsVariable({ secret }: DjangoApp, answers: Answers): boolean {
  if (movedSecret(secret, answers) !== undefined) return true;
  if (secret.kind !== 'expression') return secret.kind !== 'good literal' && !isSecretInline(answers);
  return secret.readsVariable && !secret.hidesAbsence && !secret.isRandom;
}

function fileSteps(app: DjangoApp, envFile: EnvFile): string[] {
  return [...folderSteps(app, envFile), ...newFileSteps(envFile), ...keptSteps(envFile, NEW_SECRET.python)];
}

/** Where manage.py lies below the root, Django may be started in either folder. */
function folderSteps({ entry, envFileLocation }: DjangoApp, { path }: EnvFile): string[] {
  const relative = 'path' in envFileLocation ? envFileLocation.relative : undefined;
  if (relative === undefined || startFolder(entry) === '') return [];
  const folder = path.slice(0, -relative.length).replace(/\/$/, '');
  const place = folder === '' ? "the repository's root" : folder;
  return [`Start Django in ${place}: ${relative} is read from the folder that it is started in.`];
}

const ONLY_ENVIRONMENT: EnvSource = { kind: 'environment', reader: 'dotenv' };

function sourceOf(app: DjangoApp): EnvSource | undefined {
  const { loader } = app;
  if (loader?.kind === 'unknown' || lacksLoader(app)) return undefined;
  return loader?.source ?? ONLY_ENVIRONMENT;
}

/** Nothing in the settings reads a file: whoever starts Django hands the variables over. */
function environmentSteps(app: DjangoApp, answers: Answers): string[] {
  const { envFile } = app;
  const source = isSecretInline(answers) ? undefined : sourceOf(app);
  if (source?.kind !== 'environment') return [];
  if (envFile === undefined || isUnreadAndCommitted(app)) return [];
  const { path } = envFile;
  const { envFile: ofManage, isLoadedByServers } = app.entry;
  if (isLoadedByServers === true && ofManage === path) {
    const lacking = whereElseInCompose(app, path);
    return lacking === undefined ? [] : [lacking];
  }
  const how = `Your settings ${howLoaded(app, source.unknown, path)}`;
  return [`${startedWith(app, source.unknown, path) ?? how}. ${whereElse(app, path)}`];
}

/** What manage.py loads is there, whatever the settings load. */
function startedWith(app: DjangoApp, unknown: UnknownFile | undefined, path: string): string | undefined {
  const { entry } = app;
  if (!entry.loadsEnvFile || entry.envFile !== path) return undefined;
  if (unknown === undefined)
    return whereElseInCompose(app, path) && `manage.py loads ${path}; your settings don't`;
  const place = `${unknown.file}:${String(unknown.line)}`;
  return `manage.py loads ${path}; your settings may not load it themselves (${place})`;
}

function howLoaded({ supply }: DjangoApp, unknown: UnknownFile | undefined, path: string): string {
  if (unknown === undefined) return "don't load an env file";
  const [outside] = unknown.outside ?? [];
  const place = `${unknown.file}:${String(unknown.line)}`;
  if (unknown.isLate === true) return `load ${path} only after they need the secret (${place})`;
  if (outside === undefined) return `may not load an env file (${place})`;
  if (supply?.kind === 'file' && supply.mountedAs !== undefined) return `load ${supply.mountedAs} (${place})`;
  if (!unknown.paths.includes(path)) return `load ${outside} (${place}), not ${path}`;
  return `may load ${outside} instead of ${path} (${place}): add ${SECRET_VARIABLE} there, too`;
}
