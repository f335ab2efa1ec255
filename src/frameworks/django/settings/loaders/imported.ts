import {
  callsOf,
  dottedName,
  importsOf,
  placedNodes,
  stringValue,
  type ImportedName,
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
export function askedNames(parsed: ParsedPython): ReadonlySet<string> {
  return new Set(callsOf(parsed).flatMap(({ call }) => askedObject(dottedName(call.func), call.args[0])));
}

/** The names that are read with the name of a variable as the key: `config['NAME']`. */
export function mappingsRead(parsed: ParsedPython): ReadonlySet<string> {
  return new Set(
    placedNodes(parsed, 'Subscript').flatMap(({ node }) =>
      isVariable(stringValue(node.slice)) ? (dottedName(node.value) ?? []) : [],
    ),
  );
}

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

function askedObject(called: string | undefined, given: Parameters<typeof stringValue>[0]): string[] {
  const [object, , deeper] = called?.split('.') ?? [];
  if (object === undefined || deeper !== undefined) return [];
  return isVariable(stringValue(given)) ? [object] : [];
}
