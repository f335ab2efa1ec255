import {
  canonicalName,
  dottedName,
  quoted,
  sourceOf,
  stringValue,
  styleOf,
  type Expression,
  type ParsedPython,
} from '../../languages/python/index.js';
import { ownNodes } from '../../languages/python/query/statements.js';
import { PREVIOUS_VARIABLE } from '../../model/secret.js';
import type { Loader } from './loaders/loader.js';

/** Whether an expression reads the previous secrets, too: `[os.environ['…'], *…]`. */
export function readsPrevious(value: Expression): boolean {
  return [value, ...ownNodes(value)].some((node) =>
    node.nodeType === 'Constant'
      ? stringValue(node) === PREVIOUS_VARIABLE
      : node.nodeType === 'Attribute' && node.attr.toUpperCase() === PREVIOUS_VARIABLE,
  );
}

/** Python that reads the previous secrets, to be unpacked in a list. */
export interface PreviousCode {
  readonly text: string;
  /** Whether the text is to be parted at its commas, and may be empty. */
  readonly isParted: boolean;
}

/** Reads the previous secrets by the loader; undefined where its idiom has no way to. */
export function previousBy(
  parsed: ParsedPython,
  loader: Pick<Loader, 'kind' | 'object' | 'read' | 'previous'>,
): PreviousCode | undefined {
  const style = styleOf(parsed);
  const name = quoted(PREVIOUS_VARIABLE, style);
  const { kind, object = '' } = loader;
  if (kind === 'settings class')
    return loader.previous === undefined ? undefined : { text: loader.previous, isParted: true };
  if (kind === 'env object') return { text: `${object}.list(${name}, default=[])`, isParted: false };
  if (kind === 'decouple')
    return { text: `${object}(${name}, default=${quoted('', style)})`, isParted: true };
  const mapping = loader.read(name).slice(0, -`[${name}]`.length);
  return { text: `${mapping}.get(${name}, ${quoted('', style)})`, isParted: true };
}

/** The same as the expression that reads the secret does it; undefined where it is in no idiom that is known. */
export function previousBeside(
  parsed: ParsedPython,
  value: Expression,
  loader: Loader | undefined,
): PreviousCode | undefined {
  const style = styleOf(parsed);
  const given = `(${quoted(PREVIOUS_VARIABLE, style)}, ${quoted('', style)})`;
  const getter = getterOf(parsed, value, loader);
  if (getter !== undefined) return { text: getter + given, isParted: true };
  const isOfLoader = loader !== undefined && isReadBy(parsed, value, loader);
  return isOfLoader ? previousBy(parsed, loader) : undefined;
}

/** `os.environ.get`, `os.getenv`, `config.get`: what takes a default as its second argument. */
function getterOf(parsed: ParsedPython, value: Expression, loader: Loader | undefined): string | undefined {
  if (value.nodeType === 'Call') {
    const isGetter = ['os.getenv', 'os.environ.get'].includes(canonicalName(parsed, value.func) ?? '');
    return isGetter ? sourceOf(parsed, value.func) : undefined;
  }
  if (value.nodeType !== 'Subscript') return undefined;
  const mapping = sourceOf(parsed, value.value);
  const isKnown = canonicalName(parsed, value.value) === 'os.environ' || mapping === loader?.object;
  return isKnown ? `${mapping}.get` : undefined;
}

/** Whether it is the loader that reads a value, or a function of the project's own whose environment the loader fills. */
function isReadBy(parsed: ParsedPython, value: Expression, loader: Loader): boolean {
  const { kind, object, isMapping } = loader;
  if (value.nodeType === 'Attribute')
    return kind === 'settings class' && sourceOf(parsed, value) === loader.read('');
  if (value.nodeType !== 'Call') return false;
  const isOwn = dottedName(value.func)?.split('.')[0] === object?.split('.')[0];
  return isOwn || kind === 'os' || (kind === 'dotenv' && isMapping !== true);
}
