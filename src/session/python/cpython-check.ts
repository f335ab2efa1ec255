import { isPlain, parsePython } from '../../languages/python/index.js';
import type { Blocked, PlannedFile } from '../../model/change.js';
import type { Shell } from '../../model/context.js';
import { textOf } from '../../model/files.js';

/**
 * Reads `[{ before, after }]` as JSON and prints, for each, the fault that only `after` has, or null. The Python found
 * may be older than the project's, so it counts only where it accepted the file before.
 */
const PROGRAM = `
import ast, json, sys

def fault(text):
    try:
        ast.parse(text.encode("utf-8"))
    except (SyntaxError, ValueError) as error:
        return {"line": getattr(error, "lineno", None), "reason": getattr(error, "msg", None) or str(error)}

pairs = json.loads(sys.stdin.buffer.read().decode("utf-8"))
json.dump([None if fault(pair["before"]) else fault(pair["after"]) for pair in pairs], sys.stdout)
`;

interface Fault {
  readonly line: number | null;
  readonly reason: string;
}

/**
 * Asks the Python on the PATH, where there is one, whether the planned files still parse. Of files that are made of plain
 * statements, as Django's own settings template is, nobody needs to be asked twice; the others are worth the wait.
 */
export async function checkWithPython(
  changes: readonly PlannedFile[],
  shell: Pick<Shell, 'run'>,
): Promise<readonly Blocked[]> {
  const files = changes.filter(({ path, before, after, text }) => {
    return path.endsWith('.py') && before !== undefined && after !== undefined && !isPlainText(text);
  });
  if (files.length === 0) return [];
  const pairs = files.map((change) => ({ before: textOf(change.before) ?? '', after: change.text }));
  // Isolated and without site: packages that are installed may have code of their own run at every start.
  const answer = await shell.run(['python3', '-I', '-S', '-c', PROGRAM], JSON.stringify(pairs));
  if (answer?.exitCode !== 0) return [];
  const faults = readFaults(answer.stdout);
  return files.flatMap((file, index) => objection(file, faults[index]));
}

function isPlainText(text: string): boolean {
  const parsed = parsePython(text);
  return parsed.kind === 'parsed' && isPlain(parsed);
}

function objection({ path, done }: PlannedFile, fault: Fault | null | undefined): Blocked[] {
  if (fault === null || fault === undefined) return [];
  const blocked: Blocked = {
    kind: 'blocked',
    title: done.join(', '),
    file: path,
    reason: `Python rejects the edited file: ${fault.reason}.`,
    manual:
      'This is a bug in create-wristband-session. No files were changed. Please report it and describe the structure of that file.',
  };
  return [fault.line === null ? blocked : { ...blocked, line: fault.line }];
}

/** What cannot be read does not count: something on the PATH may only be called python3. */
function readFaults(output: string): readonly (Fault | null)[] {
  const faults = parseJson(output);
  return Array.isArray(faults) ? faults.map((fault: unknown) => (isFault(fault) ? fault : null)) : [];
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'reason' in value && 'line' in value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
