import { quoted, styleOf, type ParsedPython, type PythonStyle } from '../../../languages/python/index.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { renderTemplate } from '../../template.js';
import type { BlockedResult } from '../../../model/change.js';
import { osAccess } from '../settings/loaders/index.js';

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
