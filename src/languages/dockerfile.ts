import { lineNumber, nextLine } from './text/lines.js';

/** One instruction of a Dockerfile. */
export interface DockerInstruction {
  /** In capitals: `RUN`, `ENV`. */
  readonly name: string;
  /** All that follows, on one line. */
  readonly text: string;
  /** 1-based line that it begins in. */
  readonly line: number;
}

/**
 * The instructions in order; comments and blank lines are passed over, a backslash at the end of a line joins it with the next.
 * @see https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(source: string): DockerInstruction[] {
  const instructions: DockerInstruction[] = [];
  let open: { name: string; text: string; line: number } | undefined;
  for (let at = 0; at < source.length; at = nextLine(source, at)) {
    const line = source.slice(at, nextLine(source, at)).trim();
    if (line === '' || line.startsWith('#')) continue;
    const isJoined = line.endsWith('\\');
    const text = isJoined ? line.slice(0, -1).trim() : line;
    if (open === undefined) {
      const [, name = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(text) ?? [];
      open = { name: name.toUpperCase(), text: rest, line: lineNumber(source, at) };
    } else {
      open.text = `${open.text} ${text}`.trim();
    }
    if (isJoined) continue;
    instructions.push(open);
    open = undefined;
  }
  return open === undefined ? instructions : [...instructions, open];
}
