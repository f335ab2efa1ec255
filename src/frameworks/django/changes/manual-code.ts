import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { quoted, type ParsedPython, type PythonStyle } from '../../../languages/python/index.js';
import type { BlockedResult, ManualCode } from '../../../model/change.js';
import { classesOf } from '../settings/classes/class-modules.js';
import { effectiveValue, evaluatorOf } from '../settings/evaluation.js';
import { fillingCall } from '../settings/filling-calls.js';
import { settersIn, settersOf } from '../settings/setting.js';
import { readStringList } from '../settings/string-list.js';
import { handedName } from '../settings/unsupported.js';
import { withTexts, type SettingsView } from '../settings/view.js';

/** What is wanted of a settings module, once the code is in it. */
export type IsGood = (graph: ModuleGraph, module: string) => boolean;

/**
 * Code to paste after everything else in the first file in which it has the last word: the patched one, which other
 * environments take in, too, else the module that Django loads. Undefined where it has it in neither.
 * @param codeFor undefined for a file in which the code would not run
 */
export function codeAtEnd(
  view: SettingsView,
  codeFor: (parsed: ParsedPython, file: string) => string | undefined,
  isGood: IsGood,
): ManualCode | undefined {
  for (const file of new Set([view.file, view.entry])) {
    const parsed = view.graph.modules.get(file);
    const code = parsed && codeFor(parsed, file);
    if (parsed === undefined || code === undefined) continue;
    const text = `${parsed.text.trimEnd()}\n\n${code}\n`;
    const { graph, entry } = withTexts(view, (one) => (one === file ? text : undefined));
    if (isGood(graph, entry)) return { file, code };
  }
  return undefined;
}

/** What to do by hand about a setting: the sentence ends without a full stop. */
export function manualSteps(
  sentence: string,
  found: ManualCode | undefined,
  otherwise: string,
  isNew = false,
): Pick<BlockedResult, 'manual' | 'code'> {
  if (found === undefined) return { manual: `${sentence}:\n\n${otherwise}` };
  if (isNew) return { manual: `${sentence}: add this to ${found.file}:\n\n${found.code}`, code: [found] };
  const where = `add this after everything else that sets it, in ${found.file}`;
  return { manual: `${sentence}: fix what sets it, or ${where}:\n\n${found.code}`, code: [found] };
}

/**
 * Makes a list anew, whatever is in it: with these names once.
 * @param first what stands before the rest, in order
 * @param last what stands after it
 * @param without what else is left out
 */
export function listAnew(
  style: PythonStyle,
  name: string,
  { first = [], last = [], without = [] }: Partial<Record<'first' | 'last' | 'without', readonly string[]>>,
): string {
  const lines = (names: readonly string[]) => names.map((one) => `${style.unit}${quoted(one, style)},`);
  const moved = [...first, ...last, ...without];
  return [`${name} = [`, ...lines(first), ...others(style, name, moved), ...lines(last), ']'].join('\n');
}

/** Whether settings have no list of this name, and nothing that is not here may bring one. */
export function isUnset({ graph, entry }: SettingsView, name: string): boolean {
  // A class may have it from a base that is not here.
  const isClass = classesOf(graph)?.classes.has(entry) === true;
  if (isClass || readStringList(graph, entry, name).kind !== 'absent') return false;
  return settersOf(graph, entry, name).length === 0 && evaluatorOf(graph).missingImports(entry).length === 0;
}

/** A list of these, where settings have none. */
export function newList(style: PythonStyle, name: string, items: readonly string[]): string {
  return [`${name} = [`, ...items.map((one) => `${style.unit}${quoted(one, style)},`), ']'].join('\n');
}

/** What else is in the list, as Black breaks the lines. */
function others(style: PythonStyle, name: string, moved: readonly string[]): string[] {
  const { unit } = style;
  const texts = moved.map((one) => quoted(one, style));
  const [only = '', second] = texts;
  const short = `${unit}*(item for item in ${name} if item != ${only}),`;
  if (second === undefined && short.length <= BLACK_LINE) return [short];
  const condition =
    second === undefined
      ? [`if item != ${only}`]
      : ['if item', 'not in (', ...texts.map((text) => `${unit}${text},`), ')'];
  const inner = ['item', `for item in ${name}`, ...condition].map((line) => `${unit}${unit}${line}`);
  return [`${unit}*(`, ...inner, `${unit}),`];
}

const BLACK_LINE = 88;

/** Whether code at the end of a file can use a name that it makes anew. */
export function canUse({ graph, entry }: SettingsView, file: string, name: string): boolean {
  const parsed = graph.modules.get(file);
  // The body of a class doesn't see the names of the classes that it is derived from.
  if (classesOf(graph)?.classes.has(file) === true)
    return parsed !== undefined && settersIn(parsed, name).length > 0;
  if (settersOf(graph, file, name).length > 0) return true;
  const { bound, open } = effectiveValue(graph, file, name);
  const isOpen = (open ?? handedName(graph, entry) ?? fillingCall(graph, entry)) !== undefined;
  return bound.some(({ outside }) => outside !== undefined) || (file === entry && isOpen);
}
