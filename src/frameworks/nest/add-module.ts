import { indentBlock } from '../../languages/layout.js';
import { lineEnd, lineStart } from '../../languages/lines.js';
import { editTypeScript, reparse } from '../../languages/typescript/edit.js';
import type { ListNode } from '../../languages/typescript/list-shape.js';
import { addToList, spreadOverLines } from '../../languages/typescript/lists.js';
import { styleOf } from '../../languages/typescript/style.js';
import type { NestApp } from './app.js';
import { importsOf, rootModule, type RootModule } from './root-module.js';

type Pick = (root: RootModule) => ListNode | undefined;

/**
 * Adds an element to the root module's `imports`, which are added where there are none.
 * @param item laid out as if it began in column 0, its lines parted by `\n`
 * @param indexIn which element it becomes
 */
export function addModule(
  source: string,
  app: NestApp,
  item: string,
  indexIn: (root: RootModule) => number,
): string {
  const text = overLines(source, app, optionsOf);
  const root = rootModule(reparse(text), app.root.className);
  const style = styleOf(root.parsed);
  const imports = importsOf(root);
  if (imports !== undefined)
    return editTypeScript(text, addToList(text, imports, indexIn(root), item, style));
  const element = indentBlock(item, style.unit, '\n') + (style.trailingComma ? ',' : '');
  const member = `imports: [\n${style.unit}${element}\n]`;
  return editTypeScript(text, addToList(text, root.options, 0, member, style));
}

/**
 * Makes room for an item in a list inside of an element of `imports`: as long as it does not fit on the list's
 * line, the lists around it are spread over lines, the outermost first.
 */
export function makeRoom(source: string, app: NestApp, item: string, listIn: Pick): string {
  return [optionsOf, importsOf, listIn].reduce((text, pick) => {
    const root = rootModule(reparse(text), app.root.className);
    const list = listIn(root);
    if (list === undefined) return text;
    const line = lineEnd(text, list.getEnd()) - lineStart(text, list.getStart());
    return line + item.length + 2 <= styleOf(root.parsed).width ? text : overLines(text, app, pick);
  }, source);
}

function optionsOf({ options }: RootModule): ListNode {
  return options;
}

function overLines(text: string, app: NestApp, pick: Pick): string {
  const root = rootModule(reparse(text), app.root.className);
  const list = pick(root);
  return list === undefined ? text : editTypeScript(text, spreadOverLines(text, list, styleOf(root.parsed)));
}
