import { indentBlock } from '../../../languages/text/layout.js';
import { columnsOf } from '../../../languages/text/lines.js';
import {
  addedList,
  addToList,
  editedList,
  indentOfElements,
  isCall,
  receiverOf,
  spreadOverLines,
  textOfElement,
  type EditedList,
  type EditSession,
  type ListElement,
} from '../../../languages/typescript/index.js';
import type { NestApp } from '../project/app.js';
import { configForRoot, loadArray } from '../project/config-module.js';
import type { RootImports } from '../project/root-imports.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';

/** The imports that a session has added to a module without any. */
const addedImports = new WeakMap<EditSession, EditedList>();

/**
 * Adds an element to the root module's `imports`, which are added where there are none.
 * @param item laid out as if it began in column 0, its lines parted by `\n`
 * @param after the modules that it goes behind, as they are called in the file
 */
export function addModule(
  session: EditSession,
  { array, options }: RootImports,
  item: string,
  after: readonly (string | undefined)[] = [],
): void {
  if (options !== undefined) spreadOverLines(session, editedList(session, options));
  const list = array === undefined ? addedImports.get(session) : editedList(session, array);
  if (list !== undefined) {
    const index = list.elements.findLastIndex((element) => isOfModule(session, element, after)) + 1;
    addToList(session, list, index, item);
    return;
  }
  if (options === undefined) throw new Error('There is no object that imports can be added to.');
  const { unit, trailingComma } = session.style;
  const element = indentBlock(item, unit, '\n') + (trailingComma ? ',' : '');
  const member = addToList(session, editedList(session, options), 0, `imports: [\n${unit}${element}\n]`);
  addedImports.set(session, addedList(session, member, '[]'));
}

/** Columns that the elements of the root module's `imports` are indented by. */
export function columnsOfElements(session: EditSession, { array, options }: RootImports): number {
  const { unit, tabWidth } = session.style;
  const list = array === undefined ? addedImports.get(session) : editedList(session, array);
  if (list !== undefined) return columnsOf(indentOfElements(session, list), tabWidth);
  const around = options === undefined ? unit : indentOfElements(session, editedList(session, options));
  return columnsOf(around + unit, tabWidth);
}

/**
 * How the SDK's modules get their options: from what ConfigModule loads, as the guide shows it, or each from its
 * own configuration, where the root module's ConfigModule cannot be given what it is to load or may load it too late.
 */
export function optionsComeFrom(
  imports: RootImports,
  { survey, imports: { loadsAtOnce, loadList } }: NestApp,
): 'load' | 'provider' {
  if (loadList !== undefined) return 'load';
  if (!loadsAtOnce) return 'provider';
  return unlessUnsupported(() => {
    const forRoot = configForRoot(imports);
    if (forRoot === undefined) return survey.configModules.length === 0 ? 'load' : 'provider';
    loadArray(forRoot);
    return 'load';
  }, 'provider');
}

/** Whether an element is a call `X.method(…)` of one of some modules. */
function isOfModule(
  session: EditSession,
  element: ListElement,
  locals: readonly (string | undefined)[],
): boolean {
  const { node } = element;
  if (node !== undefined) return isCall(node) && locals.includes(receiverOf(node)?.getText() ?? '');
  const text = textOfElement(session, element);
  return locals.some((local) => local !== undefined && text.startsWith(`${local}.`));
}
