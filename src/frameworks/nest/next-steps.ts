import { isInsecureDev } from '../../session/questions.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import type { Answers } from '../../model/types.js';
import type { NestApp } from './app.js';
import { CLIENT_VARIABLES } from './sdk.js';
import { secretPlace } from './config/secret-place.js';

/** What is left to do for a person, in order. */
export function nextSteps(app: NestApp, answers: Answers): string[] {
  const client = app.config.exists
    ? []
    : [`Set ${listed(CLIENT_VARIABLES)} in ${app.envFile?.path ?? 'the environment'}.`];
  return [
    ...client,
    ...aboutSecret(app, answers),
    ...(isInsecureDev(answers) ? ['Run the command again without --insecure-dev before you deploy.'] : []),
    "Create the auth guard: the next page of Wristband's NestJS guide.",
  ];
}

function aboutSecret(app: NestApp, answers: Answers): string[] {
  const place = secretPlace(app, answers);
  if (place === 'source')
    return [`Keep ${app.config.file} out of every commit as long as it holds the secret.`];
  if (place === 'own') return [];
  const where =
    app.envFile === undefined ? 'the environment, of development too' : "production's environment";
  return [`Set ${SECRET_VARIABLE} in ${where}: at least 32 random characters, the same for every instance.`];
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
