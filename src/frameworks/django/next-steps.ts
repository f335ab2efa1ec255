import { isInsecureDev, isSecretInline } from '../../session/questions.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Dependencies } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import type { DjangoApp } from './app.js';
import { developmentSpot } from './changes/development-spot.js';
import { whereToDeclare } from './packages/install.js';

/** What is left to do by hand, in the order of doing it. */
export function nextSteps(app: DjangoApp, answers: Answers, dependencies: Dependencies): string[] {
  return [
    ...declareSteps(app, dependencies),
    ...environmentSteps(app, answers),
    ...(isSecretInline(answers) && app.secret.kind === 'absent'
      ? [`Do not commit ${app.view.file} as long as it holds the secret.`]
      : []),
    `Give production a ${SECRET_VARIABLE} of its own, in its environment.`,
    ...(isInsecureDev(answers) && isInPatchedFile(app)
      ? ['Run this again without --insecure-dev before the settings go to production.']
      : []),
    "Go on with Wristband's guide for Django: create the authentication endpoints.",
  ];
}

/** Whether cookies without Secure are set up in what all environments load. */
function isInPatchedFile({ view, servers }: DjangoApp): boolean {
  const { file, ifDebug } = developmentSpot(view, servers);
  return file === view.file && !ifDebug;
}

/** pip declares nothing. With installing, this is what the run leaves to do by hand, or does itself. */
function declareSteps({ packages }: DjangoApp, { missing, declared }: Dependencies): string[] {
  const isOther = (packages.manager ?? 'pip') !== 'pip';
  if (missing.length === 0 || declared !== undefined || isOther) return [];
  return [`Declare ${missing.join(' and ')} ${whereToDeclare(packages)}.`];
}

/** Nobody is known to read the file, and a secret in it would be in the history: then it is left alone. */
export function isUnreadAndCommitted({ loader, envFile }: Pick<DjangoApp, 'loader' | 'envFile'>): boolean {
  if (loader === undefined || loader.kind === 'unknown') return false;
  return loader.source.kind === 'environment' && envFile?.tracked === true;
}

/** Nothing in the settings reads a file: whoever starts Django hands the variables over. */
function environmentSteps({ loader, envFile, entry, compose }: DjangoApp, answers: Answers): string[] {
  if (isSecretInline(answers) || loader === undefined || loader.kind === 'unknown' || envFile === undefined)
    return [];
  if (loader.source.kind !== 'environment') return [];
  const { unknown } = loader.source;
  if (isUnreadAndCommitted({ loader, envFile }))
    return [
      `The settings read no file, and ${envFile.path} is committed: give Django a random ${SECRET_VARIABLE} of at least 32 characters in its environment.`,
    ];
  const put = `put ${SECRET_VARIABLE} into the environment that starts Django`;
  if (unknown !== undefined)
    return [
      `The settings read no file for certain (${unknown.file}:${String(unknown.line)}): where they do not read ${envFile.path}, ${put}.`,
    ];
  if (entry.loadsEnvFile)
    return [
      `The settings read no file themselves: where it is not manage.py that reads ${envFile.path}, ${put}.`,
    ];
  const hint =
    compose === undefined || compose.envFile === envFile.path
      ? ''
      : ` (${compose.file}:${String(compose.line)} takes it from ${compose.envFile})`;
  return [`The settings read no file like ${envFile.path}: ${put}${hint}.`];
}
