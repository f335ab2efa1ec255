import { quoted, styleOf, type ParsedPython, type PythonStyle } from '../../../languages/python/index.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isSecretInline } from '../../../session/questions.js';
import { renderTemplate } from '../../template.js';
import type { EnvFileLocation } from '../project/env-file-location.js';
import { loaderFor } from '../settings/loaders/find-loader.js';
import { osAccess } from '../settings/loaders/os.js';
import type { SettingsView } from '../settings/view.js';

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
  envFileLocation: EnvFileLocation,
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
  if ('reason' in envFileLocation)
    return secretBlocked(envFileLocation.reason, undefined, secretBlock(style, value, false));
  return { value, from: loader.from, needsOs: loader.needsOs };
}

/** What will be there with consent: then the plan begins with load_dotenv (changes/env-loader.ts). */
function loaderToCome(parsed: ParsedPython) {
  const access = osAccess(parsed);
  return access && ({ kind: 'os', ...access } as const);
}

/** The line of the guide with its comment. */
export function secretBlock(style: PythonStyle, value: string, inline: boolean): string {
  return renderTemplate('django/session-secret', { inline, value }, style.unit);
}

/** The form that works wherever the variable is set; it brings the import that the file lacks. */
export function plainSecretBlock(parsed: ParsedPython): string {
  const style = styleOf(parsed);
  const name = quoted(SECRET_VARIABLE, style);
  const access = osAccess(parsed);
  const block = secretBlock(style, access?.read(name) ?? `os.environ[${name}]`, false);
  return access?.needsOs === false ? block : `import os\n\n${block}`;
}

/** @param block what to write by hand */
export function secretBlocked(reason: string, line: number | undefined, block: string): BlockedResult {
  return {
    kind: 'blocked',
    reason,
    ...(line === undefined ? {} : { line }),
    manual:
      `Set ${SECRET_VARIABLE} to at least 32 random characters in the environment that Django reads, and make this ` +
      `the last word on it in the settings, after the environment was loaded:\n\n${block}`,
  };
}
