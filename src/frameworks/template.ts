import { compiled } from './compiled.js';

/**
 * Renders one block of `templates/`. Templates indent with two spaces a level, end lines with `\n`, and take
 * the file's style as data.
 * @param name path in `templates/` without `.ejs`, as in `nest/session-module`
 * @param unit one level of indentation in the file that gets the block
 * @returns the block without a final line ending, its lines parted by `\n`
 */
export function renderTemplate(name: string, data: Readonly<Record<string, unknown>>, unit: string): string {
  return compiled(name)(data)
    .trimEnd()
    .split('\n')
    .map((line) => reindent(line, unit))
    .join('\n');
}

function reindent(line: string, unit: string): string {
  const body = line.trimStart();
  const levels = (line.length - body.length) / 2;
  return unit.repeat(Math.floor(levels)) + ' '.repeat(levels % 1 === 0 ? 0 : 1) + body;
}
