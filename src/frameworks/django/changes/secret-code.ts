import { quoted, styleOf, type ParsedPython, type PythonStyle } from '../../../languages/python/index.js';
import type { BlockedResult } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isSecretInline } from '../../../session/questions.js';
import { renderTemplate } from '../../template.js';
import type { EnvFileLocation } from '../project/env-file-location.js';
import { readSecret } from '../settings/secret-state.js';
import { codeAtEnd, type IsGood } from './manual-code.js';
import { previousBy, type PreviousCode } from '../../../session/python/secret-list.js';
import { loaderFor } from '../settings/loaders/loader-for.js';
import { osAccess } from '../../../session/python/loaders/os.js';
import type { Loader } from '../../../session/python/loaders/loader.js';
import type { SettingsView } from '../settings/view.js';

/** Python for the secret, from which offset on it can stand, and what must be imported for it. */
export interface SecretCode extends Pick<Loader, 'needsOs' | 'needsImport'> {
  readonly value: string;
  /** How the loader reads the previous secrets in a list; undefined for a literal, and where its idiom has no way to. */
  readonly previous?: PreviousCode | undefined;
  readonly from: number;
}

export function secretCode(
  parsed: ParsedPython,
  view: SettingsView,
  answers: Answers,
  envFileLocation: EnvFileLocation,
): SecretCode | BlockedResult {
  const style = styleOf(parsed);
  if (isSecretInline(answers)) return { value: quoted(answers.secret, style), from: 0, needsOs: false };
  const loader = loaderFor(parsed, view) ?? loaderToCome(parsed);
  if (loader === undefined) {
    return secretBlocked(view, 'The name os may not be the os module in this file.', undefined);
  }
  if (loader.kind === 'unknown') return secretBlocked(view, loader.reason, loader.line);
  const value = loader.read(quoted(SECRET_VARIABLE, style));
  if ('reason' in envFileLocation) {
    const block = withImport(secretBlock(style, value, false), loader);
    return secretBlocked(view, envFileLocation.reason, undefined, block);
  }
  const { from, needsOs, needsImport } = loader;
  const needs = needsImport === undefined ? { needsOs } : { needsOs, needsImport };
  return { value, previous: previousBy(parsed, loader), from, ...needs };
}

/** A block to paste, with the import that it needs besides os. */
export function withImport(block: string, { needsImport }: Pick<Loader, 'needsImport'>): string {
  return needsImport === undefined
    ? block
    : `from ${needsImport.module} import ${needsImport.name}\n\n${block}`;
}

/** What will be there with consent: then the plan begins with load_dotenv (changes/env-loader.ts). */
function loaderToCome(parsed: ParsedPython): Omit<Loader, 'source'> | undefined {
  const access = osAccess(parsed);
  return access && { kind: 'os', ...access };
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
  // Here os is something else.
  if (access === undefined)
    return `from os import environ\n\n${secretBlock(style, `environ[${name}]`, false)}`;
  const block = secretBlock(style, access.read(name), false);
  return access.needsOs ? `import os\n\n${block}` : block;
}

/** @param block what to write by hand in the patched file; absent: what works wherever the variable is set */
export function secretBlocked(
  view: SettingsView,
  reason: string,
  line: number | undefined,
  block?: string,
): BlockedResult {
  const codeFor = (parsed: ParsedPython, file: string) =>
    file === view.file && block !== undefined ? block : plainSecretBlock(parsed);
  const isGood: IsGood = (graph, module) =>
    ['expression', 'good literal'].includes(readSecret(graph, module).kind);
  const { file, code } = codeAtEnd(view, codeFor, isGood) ?? { file: view.file, code: block ?? '' };
  return {
    kind: 'blocked',
    reason,
    ...(line === undefined ? {} : { line }),
    manual:
      `Set ${SECRET_VARIABLE} to at least 32 random characters in the environment that Django reads, and add this ` +
      `after everything else that sets it, in ${file}:\n\n${code}`,
    code: [{ file, code }],
  };
}
