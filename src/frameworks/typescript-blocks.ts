import { quoted, type TypeScriptStyle } from '../languages/typescript/index.js';
import { columnsOf } from '../languages/text/lines.js';
import { renderTemplate } from './template.js';

/** One level of indentation in templates; a block that goes into another block keeps it. */
export const TEMPLATE_UNIT = '  ';

/** Where a block is put. */
export interface Placement {
  /** Columns that the block is indented by. */
  readonly indent?: number;
  /** One level of indentation, where it is not yet the file's. */
  readonly unit?: string;
}

/**
 * Renders one block of `templates/` in the style of the TypeScript or JavaScript file that gets it.
 * @param name path in `templates/` without `.ejs`, as in `nest/sdk-module`
 */
export function renderBlock(
  name: string,
  style: TypeScriptStyle,
  data: Readonly<Record<string, unknown>>,
  { indent = 0, unit = style.unit }: Placement = {},
): string {
  const written = {
    ...data,
    q: (value: string) => quoted(value, style),
    semi: style.semicolon ? ';' : '',
    comma: style.trailingComma ? ',' : '',
    argumentComma: style.argumentComma ? ',' : '',
    pad: style.padding,
    // Whether a line fits that is so many levels deep in the block.
    fits: (line: string, levels = 0) => indent + levels * levelWidth(style) + line.length <= style.width,
  };
  return renderTemplate(name, written, unit);
}

/** Columns of one level of indentation. */
export function levelWidth({ unit, tabWidth }: TypeScriptStyle): number {
  return columnsOf(unit, tabWidth);
}
