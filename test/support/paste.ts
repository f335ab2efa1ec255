import { parsePython } from '../../src/languages/python/index.js';
import type { ManualCode } from '../../src/model/change.js';

/** The files once somebody has pasted the code where it belongs; a file that isn't there is made. */
export function pasted(tree: ReadonlyMap<string, Buffer>, codes: readonly ManualCode[]): Map<string, Buffer> {
  const files = new Map(tree);
  // From the end of a file to its beginning, so that lines stay what they are.
  for (const one of codes.toSorted((a, b) => (b.above ?? 0) - (a.above ?? 0)))
    files.set(one.file, Buffer.from(withCode(String(files.get(one.file) ?? ''), one)));
  return files;
}

function withCode(text: string, { code, inClass, above }: ManualCode): string {
  const lines = text.replace(/\n*$/, '\n').split('\n').slice(0, -1);
  const at = above === undefined ? (endOf(text, inClass) ?? lines.length) : above - 1;
  const indented = inClass === undefined ? code : code.replace(/^(?=.)/gm, '    ');
  return [...lines.slice(0, at), '', ...indented.split('\n'), '', ...lines.slice(at), ''].join('\n');
}

/** The number of lines up to the end of a class. */
function endOf(text: string, name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') throw new Error(parsed.reason);
  const node = parsed.body.find((one) => one.nodeType === 'ClassDef' && one.name === name);
  if (node === undefined) throw new Error(`there is no class ${name}`);
  return text.slice(0, parsed.span(node).to).split('\n').length;
}
