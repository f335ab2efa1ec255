import { oncePer } from '../../../../languages/memoize.js';
import {
  callsOf,
  dottedName,
  importsOf,
  placedNodes,
  stringValue,
  type ImportedName,
  type NodeOf,
  type ParsedPython,
} from '../../../../languages/python/index.js';

/** What such objects are called as a rule. */
export const USUAL_NAMES: ReadonlySet<string> = new Set(['env', 'config']);

/** The imported names that are asked for variables: `env('NAME')`, `env.str('NAME')`. */
export function importedReaders(parsed: ParsedPython): ImportedName[] {
  const asked = askedNames(parsed);
  return importsOf(parsed).filter(
    ({ local, name, within }) => name !== undefined && within.length === 0 && asked.has(local),
  );
}

/** The names that are asked for variables, wherever they are from. */
export const askedNames = oncePer(
  (parsed: ParsedPython): ReadonlySet<string> =>
    new Set(callsOf(parsed).flatMap(({ call }) => askedObject(call))),
);

/** The names that are read with the name of a variable as the key: `config['NAME']`. */
export const mappingsRead = oncePer(
  (parsed: ParsedPython): ReadonlySet<string> =>
    new Set(
      placedNodes(parsed, 'Subscript').flatMap(({ node }) =>
        isVariable(stringValue(node.slice)) ? (dottedName(node.value) ?? []) : [],
      ),
    ),
);

/** Those of them that are imported. */
export function importedMappings(parsed: ParsedPython): ImportedName[] {
  const read = mappingsRead(parsed);
  return importsOf(parsed).filter(
    ({ local, name, within }) => name !== undefined && within.length === 0 && read.has(local),
  );
}

function isVariable(text: string | undefined): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(text ?? '');
}

function askedObject({ func, args }: NodeOf<'Call'>): string[] {
  if (!isVariable(stringValue(args[0]))) return [];
  const [object, , deeper] = dottedName(func)?.split('.') ?? [];
  return object === undefined || deeper !== undefined ? [] : [object];
}
