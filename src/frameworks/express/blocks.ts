import type { TypeScriptStyle } from '../../languages/typescript/index.js';
import { renderBlock, type Placement } from '../typescript-blocks.js';

export { manualStep } from '../../session/typescript/reasons.js';
export { levelWidth, TEMPLATE_UNIT } from '../typescript-blocks.js';

/** Renders one block of `templates/express/` in the style of the file that gets it. */
export function render(
  name: string,
  style: TypeScriptStyle,
  data: Readonly<Record<string, unknown>>,
  placement: Placement = {},
): string {
  return renderBlock(`express/${name}`, style, data, placement);
}
