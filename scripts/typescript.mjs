import { readFile } from 'node:fs/promises';
import { namedScript } from './named-script.mjs';

/**
 * What judges types and writes JavaScript. Files are only parsed here, so these functions, a good third of the compiler,
 * are never called; a call would end the run with this error and change nothing.
 */
const NOT_NEEDED = /^function (createTypeChecker|getCompletionData|transform[A-Z]\w*)\((?!\w+, )/;
const STUB = '{ throw new Error("this part of the compiler is not bundled"); }';

/** What serves editors stands in files of its own, which the bundled compiler still names; the same holds for them. */
const FOR_EDITORS = /^\/\/ src\/(server|services\/(codefixes|refactors))\/\w/;

/** The compiler that ts-morph carries, as a script of its own that exports it. */
export async function typescriptScript(path, target) {
  const source = await readFile(path, 'utf8');
  const begin = 'var ts = {}; ((module) => {\n';
  const from = source.indexOf(begin);
  const to = source.lastIndexOf('})({ get exports() { return ts; }');
  if (from < 0 || to < 0) throw new Error('ts-morph wraps the compiler in another way now');
  // Code inside of a function is parsed twice: once to find its end, once to run it.
  const flat = source.slice(from + begin.length, to);
  return namedScript('typescript', withoutUnused(withoutEditors(flat)), target);
}

function withoutEditors(source) {
  const files = source.split(/^(?=\/\/ src\/)/m);
  const kept = files.filter((file) => !FOR_EDITORS.test(file));
  if (kept.length === files.length) throw new Error('the compiler is laid out in another way now');
  return kept.join('');
}

/** Top-level functions begin and end at the beginning of a line. */
function withoutUnused(source) {
  const stubbed = [];
  const kept = source.split(/^(?=function )/m).map((part) => {
    const name = NOT_NEEDED.exec(part)?.[1];
    const end = part.indexOf('\n}\n');
    if (name === undefined || end < 0) return part;
    stubbed.push(name);
    return `${part.slice(0, part.indexOf('(') + 1)}) ${STUB}\n${part.slice(end + 3)}`;
  });
  if (!stubbed.includes('createTypeChecker')) throw new Error('the compiler is laid out in another way now');
  return kept.join('');
}
