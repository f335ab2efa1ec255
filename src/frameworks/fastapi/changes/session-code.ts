import {
  assignmentsOf,
  importsOf,
  insertImport,
  quoted,
  statementsOf,
  styleOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { Answers } from '../../../model/options.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { isSecretInline } from '../../../session/questions.js';
import { isOwnModule } from '../../../session/python/own-module.js';
import type { EnvReader } from '../loaders/reader.js';
import { isWristband } from '../project/additions.js';
import type { CodeView } from '../project/code.js';
import { SDK_MODULE, SESSION_CLASS, SESSION_COMMENT } from '../sdk.js';

/** Another name for the class, where Starlette's or something else has its own. */
const OTHER_NAME = `Wristband${SESSION_CLASS}`;

/** The name of the middleware's class in a file, and whether it must be imported. */
export function className(parsed: ParsedPython): { readonly local: string; readonly isImported: boolean } {
  const imported = importsOf(parsed).find(
    ({ module, name, within }) => within.length === 0 && isWristband(`${module}.${name ?? ''}`),
  );
  if (imported !== undefined) return { local: imported.local, isImported: true };
  return { local: isFree(parsed, SESSION_CLASS) ? SESSION_CLASS : OTHER_NAME, isImported: false };
}

/** Whether nothing in a file has a name, in any of its functions either. */
function isFree(parsed: ParsedPython, name: string): boolean {
  if (assignmentsOf(parsed, name).length > 0 || importsOf(parsed).some(({ local }) => local === name))
    return false;
  return !statementsOf(parsed).some(({ statement }) => 'name' in statement && statement.name === name);
}

/** Imports what the code needs. @param before the file without that code */
export function importEdits(view: CodeView, before: ParsedPython, reader: EnvReader | undefined) {
  const isOwn = isOwnModule(view);
  const needs = reader?.needs;
  const { local, isImported } = className(before);
  return [
    (parsed: ParsedPython): TextEdit[] => {
      if (isImported) return [];
      const name = local === SESSION_CLASS ? SESSION_CLASS : `${SESSION_CLASS} as ${local}`;
      return [insertImport(parsed, { module: SDK_MODULE, name }, isOwn)];
    },
    ...(reader?.needsOs === true
      ? [(parsed: ParsedPython) => importOnce(parsed, 'os', undefined, isOwn)]
      : []),
    ...(needs === undefined
      ? []
      : [(parsed: ParsedPython) => importOnce(parsed, needs.module, needs.name, isOwn)]),
  ];
}

function importOnce(
  parsed: ParsedPython,
  module: string,
  name: string | undefined,
  isOwn: (module: string) => boolean,
): TextEdit[] {
  const isThere = importsOf(parsed).some(
    (one) => one.within.length === 0 && one.module === module && one.name === name,
  );
  return isThere ? [] : [insertImport(parsed, name === undefined ? { module } : { module, name }, isOwn)];
}

/** Python for the secret: what reads it, or the text itself. */
export function secretCode(parsed: ParsedPython, reader: EnvReader | undefined, answers: Answers): string {
  const style = styleOf(parsed);
  if (isSecretInline(answers) || reader === undefined) return quoted(answers.secret, style);
  return inQuotes(reader.read(quoted(SECRET_VARIABLE, style)), parsed);
}

/** Code of the readers has double quotes; the file may have others. */
export function inQuotes(code: string, parsed: ParsedPython): string {
  return styleOf(parsed).quotes === 'single' ? code.replaceAll('"', "'") : code;
}

/**
 * The call as black lays it out, with the comment above, its lines parted by `\n`.
 * @param call what is called, with its bracket: `app.add_middleware(`
 * @param room columns that are left for a line
 */
export function callCode(call: string, given: readonly string[], unit: string, room: number): string {
  const line = `${call}${given.join(', ')})`;
  if (line.length <= room) return line;
  const inner = unit + given.join(', ');
  if (inner.length <= room) return [call, inner, ')'].join('\n');
  return [call, ...given.map((one) => `${unit}${one},`), ')'].join('\n');
}

/** The comment above the call, on as many lines as it takes. */
export function commentCode(room: number): string {
  const lines: string[] = [];
  for (const word of SESSION_COMMENT.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines.join('\n');
}
