import { UserError } from '../../../model/errors.js';
import { parseTypeScript, type ParsedTypeScript } from '../../../languages/typescript/parse.js';
import type { Workspace } from '../../../model/types.js';
import { readText } from './sources.js';

/** @throws UserError when the file is not there, is no text, or does not parse */
export async function readTypeScript(workspace: Workspace, file: string): Promise<ParsedTypeScript> {
  const text = await readText(workspace, file);
  if (text === undefined) throw new UserError(`There is no file ${file}.`, { file });
  const parsed = parseTypeScript(text);
  if (!('failure' in parsed)) return parsed;
  throw new UserError(`${file} cannot be edited: ${parsed.failure}.`, {
    file,
    line: parsed.line,
    hint: 'Mend the file and run the command again.',
  });
}
