import { UserError } from '../../model/errors.js';
import { parsePython, type ParsedPython } from '../../languages/python/index.js';
import type { Workspace } from '../../model/files.js';

/**
 * Reads a Python file; undefined when there is none.
 * @throws UserError when it is no text or does not parse
 */
export async function readPython(workspace: Workspace, file: string): Promise<ParsedPython | undefined> {
  const snapshot = await workspace.read(file);
  if (snapshot === undefined) return undefined;
  const { content } = snapshot;
  if ('unreadable' in content) {
    throw unreadable(
      file,
      content.unreadable,
      content.line,
      content.isTooLarge === true ? 'Split it and rerun.' : 'Save it as UTF-8 text and rerun.',
    );
  }
  const parsed = parsePython(content.text);
  if (parsed.kind === 'parsed') return parsed;
  throw unreadable(
    file,
    parsed.reason,
    parsed.line,
    'Fix the file (python -m py_compile shows the place) and rerun.',
  );
}

function unreadable(file: string, reason: string, line: number | undefined, hint: string): UserError {
  return new UserError(`${file} can't be read as Python: ${reason}.`, {
    file,
    hint,
    ...(line === undefined ? {} : { line }),
  });
}

/** The same for a file that is only looked at: one that does not parse says nothing. */
export async function readIfPython(workspace: Workspace, file: string): Promise<ParsedPython | undefined> {
  try {
    return await readPython(workspace, file);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
