import { nextLine } from './text/lines.js';

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
  let open: { name: string; parts: string[]; line: number } | undefined;
  const close = ({ name, parts, line }: NonNullable<typeof open>) => {
    instructions.push({ name, text: parts.filter((part) => part !== '').join(' '), line });
    open = undefined;
  };
  for (let at = 0, number = 1; at < source.length; at = nextLine(source, at), number += 1) {
    const line = source.slice(at, nextLine(source, at)).trim();
    if (line === '' || line.startsWith('#')) continue;
    const isJoined = line.endsWith('\\');
    const text = isJoined ? line.slice(0, -1).trim() : line;
    if (open === undefined) {
      const [, name = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(text) ?? [];
      open = { name: name.toUpperCase(), parts: [rest], line: number };
    } else {
      open.parts.push(text);
    }
    if (!isJoined) close(open);
  }
  if (open !== undefined) close(open);
  return instructions;
}
