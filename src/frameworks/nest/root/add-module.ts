import { indentBlock } from '../../../languages/text/layout.js';
import { lineEnd, lineStart } from '../../../languages/text/lines.js';
import { editTypeScript, reparse } from '../../../languages/typescript/edit.js';
import type { ListNode } from '../../../languages/typescript/list-shape.js';
import { addToList, spreadOverLines } from '../../../languages/typescript/lists.js';
import { styleOf } from '../../../languages/typescript/style.js';
import type { NestApp } from '../app.js';
import { importsHome, type ImportsHome } from './imports-home.js';

type Pick = (home: ImportsHome) => ListNode | undefined;

/**
 * Adds an element to the root module's `imports`, which are added where there are none.
 * @param item laid out as if it began in column 0, its lines parted by `\n`
 * @param indexIn which element it becomes
 */
export function addModule(
  source: string,
  app: NestApp,
  item: string,
  indexIn: (home: ImportsHome) => number,
): string {
  const text = overLines(source, app, optionsOf);
  const home = importsHome(reparse(text), app);
  const style = styleOf(home.parsed);
  const { array, options } = home;
  if (array !== undefined) return editTypeScript(text, addToList(text, array, indexIn(home), item, style));
  if (options === undefined) throw new Error('There is no object that imports can be added to.');
  const element = indentBlock(item, style.unit, '\n') + (style.trailingComma ? ',' : '');
  const member = `imports: [\n${style.unit}${element}\n]`;
  return editTypeScript(text, addToList(text, options, 0, member, style));
}

/**
 * Makes room for an item in a list inside of an element of `imports`: as long as it does not fit on the list's
 * line, the lists around it are spread over lines, the outermost first.
 */
export function makeRoom(source: string, app: NestApp, item: string, listIn: Pick): string {
  return [optionsOf, arrayOf, listIn].reduce((text, pick) => {
    const home = importsHome(reparse(text), app);
    const list = listIn(home);
    if (list === undefined) return text;
    const line = lineEnd(text, list.getEnd()) - lineStart(text, list.getStart());
    return line + item.length + 2 <= styleOf(home.parsed).width ? text : overLines(text, app, pick);
  }, source);
}

function optionsOf({ options }: ImportsHome): ListNode | undefined {
  return options;
}

function arrayOf({ array }: ImportsHome): ListNode | undefined {
  return array;
}

function overLines(text: string, app: NestApp, pick: Pick): string {
  const home = importsHome(reparse(text), app);
  const list = pick(home);
  return list === undefined ? text : editTypeScript(text, spreadOverLines(text, list, styleOf(home.parsed)));
}
