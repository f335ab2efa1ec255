/** The name of a Dockerfile; a copy that somebody keeps of one (`Dockerfile.bak`) is none. */
export const DOCKERFILE =
  /^(?!.*([._-](bak|backup|old|orig|save)|~)$)((Dockerfile|Containerfile)([._-].*)?|.*\.Dockerfile)$/i;

/** One instruction of a Dockerfile. */
export interface DockerInstruction {
  /** In capitals: `RUN`, `ENV`. */
  readonly name: string;
  /** All that follows, on one line; what `<<EOF` begins has its own lines below it. */
  readonly text: string;
  /** 1-based line that it begins in. */
  readonly line: number;
  /** Whether it is one line of the file, too. */
  readonly isOneLine: boolean;
}

/** https://docs.docker.com/reference/dockerfile/#here-documents */
const HERE_DOCUMENT = /(?:^|\s)<<-?(["']?)([A-Za-z_]\w*)\1/;
const TAKES_DOCUMENT = /^(RUN|COPY|ADD)$/i;

/**
 * The instructions in order; comments and blank lines are passed over, a backslash at the end of a line joins it with the next.
 * @see https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(source: string): DockerInstruction[] {
  const lines = source.split(/\r\n|\r|\n/).map((line) => line.trim());
  const lastOf = new Map(lines.map((line, index) => [line, index]));
  const instructions: DockerInstruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (isPassedOver(lines[at] ?? '')) continue;
    const last = lastLine(lines, at);
    const parts = lines.slice(at, last + 1).map(joined);
    const all = parts.filter((part) => part !== '').join(' ');
    const [, name = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(all) ?? [];
    const end = TAKES_DOCUMENT.test(name) ? HERE_DOCUMENT.exec(rest)?.[2] : undefined;
    const hasDocument = end !== undefined && (lastOf.get(end) ?? 0) > last;
    const until = hasDocument ? lines.indexOf(end, last + 1) : last;
    const text = [rest, ...lines.slice(last + 1, until + 1)].join('\n');
    instructions.push({ name: name.toUpperCase(), text, line: at + 1, isOneLine: until === at });
    at = until;
  }
  return instructions;
}

/** The last one of the lines that are joined with one. */
function lastLine(lines: readonly string[], first: number): number {
  let at = first;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    if (!isPassedOver(line) && !line.endsWith('\\')) return at;
    at += 1;
  }
  return at;
}

/** What a line adds to an instruction. */
function joined(line: string): string {
  if (isPassedOver(line)) return '';
  return line.endsWith('\\') ? line.slice(0, -1).trim() : line;
}

function isPassedOver(line: string): boolean {
  return line === '' || line.startsWith('#');
}
