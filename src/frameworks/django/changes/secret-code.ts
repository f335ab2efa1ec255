import { quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isSecretInline } from '../../../session/questions.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import type { EnvPlace } from '../project/env-place.js';
import { loaderFor } from '../settings/loaders/borrowed.js';
import { osAccess } from '../settings/loaders/index.js';
import type { SettingsView } from '../settings/view.js';
import { plainSecretBlock, secretBlock, secretBlocked } from './secret-block.js';

/** Python for the secret, from which offset on it can stand, and whether `import os` must be added. */
export interface SecretCode {
  readonly value: string;
  readonly from: number;
  readonly needsOs: boolean;
}

export function secretCode(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  envPlace: EnvPlace,
): SecretCode | BlockedResult {
  const style = styleOf(parsed);
  if (isSecretInline(answers)) return { value: quoted(answers.secret, style), from: 0, needsOs: false };
  const fallback = plainSecretBlock(parsed);
  const loader = loaderFor(parsed, view) ?? loaderToCome(parsed);
  if (loader === undefined) {
    return secretBlocked('The name os stands for more than the module in this file.', undefined, fallback);
  }
  if (loader.kind === 'unknown') return secretBlocked(loader.reason, loader.line, fallback);
  const value = loader.read(quoted(SECRET_VARIABLE, style));
  if ('reason' in envPlace)
    return secretBlocked(envPlace.reason, undefined, secretBlock(style, value, false));
  return { value, from: loader.from, needsOs: loader.needsOs };
}

/** What will be there with consent: then the plan begins with load_dotenv (changes/env-loader.ts). */
function loaderToCome(parsed: ParsedPython) {
  const access = osAccess(parsed);
  return access && ({ kind: 'os', ...access } as const);
}
