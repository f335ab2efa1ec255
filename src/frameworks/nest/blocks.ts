import { quoted, type TypeScriptStyle } from '../../languages/typescript/index.js';
import { renderTemplate } from '../template.js';

/** One level of indentation in templates; a block that goes into another block keeps it. */
export const TEMPLATE_UNIT = '  ';

/** Renders a block of `templates/nest/` in the style of the file that gets it. */
export function render(
  name: string,
  style: TypeScriptStyle,
  data: Readonly<Record<string, unknown>>,
): string {
  const written = {
    ...data,
    q: (value: string) => quoted(value, style),
    semi: style.semicolon ? ';' : '',
    comma: style.trailingComma ? ',' : '',
    argumentComma: style.argumentComma ? ',' : '',
    pad: style.padding,
  };
  return renderTemplate(`nest/${name}`, written, style.unit);
}

/** A manual step: a sentence, then the code to paste. */
export function manualStep(sentence: string, ...blocks: readonly string[]): string {
  return [sentence, ...blocks].join('\n\n');
}
