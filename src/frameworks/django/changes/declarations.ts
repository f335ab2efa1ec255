import { insertIntoArray } from '../../../languages/toml.js';
import { indentAt } from '../../../languages/text/layout.js';
import { lineEnd, nextLine } from '../../../languages/text/lines.js';
import {
  editPython,
  insertIntoList,
  parsePython,
  quoted,
  stringValue,
  styleOf,
} from '../../../languages/python/index.js';
import { applyEdits, insertAt } from '../../../languages/text/text-edit.js';
import type { Change } from '../../../model/change.js';
import type { DeclarationFile } from '../packages/install.js';
import { readPyproject } from '../packages/pyproject.js';
import { readRequirement } from '../packages/requirement.js';
import { requiredInSetupPy } from '../packages/setup-files.js';
import { declareRequirement, placeAmong } from './requirements.js';

/** Declares packages where the project declares Django; a sorted list stays sorted. Versions are not guessed. */
export function declare({ path, kind }: DeclarationFile, names: readonly string[]): Change {
  return {
    title: `require ${names.join(', ')}`,
    file: path,
    run(source = '') {
      let text = source;
      for (const name of names) {
        const declared = DECLARE[kind](text, name, path);
        // Then it is not declared, which is what is left to do by hand.
        if (declared === undefined) return { kind: 'unchanged' };
        text = declared;
      }
      return text === source ? { kind: 'unchanged' } : { kind: 'changed', text };
    },
  };
}

type Declare = (text: string, name: string, path: string) => string | undefined;

/** Undefined where the place is written in a way that is not understood. */
const DECLARE: Readonly<Record<DeclarationFile['kind'], Declare>> = {
  requirements: declareRequirement,
  pyproject: inPyproject,
  'setup.cfg': inSetupCfg,
  'setup.py': inSetupPy,
};

function inPyproject(text: string, name: string, path: string): string | undefined {
  const declared = readPyproject(path, text)
    .requirements.filter(({ group }) => group === undefined)
    .map((one) => one.name);
  if (declared.includes(name)) return text;
  return insertIntoArray(text, 'project', 'dependencies', name, placeAmong(declared, name));
}

/** `install_requires =` with a requirement on each of the lines below. */
function inSetupCfg(text: string, name: string): string | undefined {
  const head = /^install_requires[ \t]*=[ \t]*$/m.exec(text);
  if (head === null) return undefined;
  const lines: { name: string; from: number; to: number }[] = [];
  for (
    let at = nextLine(text, head.index);
    /^[ \t]+\S/.test(text.slice(at, lineEnd(text, at)));
    at = nextLine(text, at)
  ) {
    const line = text.slice(at, lineEnd(text, at));
    const requirement = line.trimStart().startsWith('#') ? undefined : readRequirement(line);
    if (requirement !== undefined) lines.push({ name: requirement.name, from: at, to: lineEnd(text, at) });
    if (lineEnd(text, at) === text.length) break;
  }
  const names = lines.map((line) => line.name);
  const [first] = lines;
  if (first === undefined) return undefined;
  if (names.includes(name)) return text;
  const before = lines[placeAmong(names, name) - 1];
  const eol = text.slice(lineEnd(text, first.from), nextLine(text, first.from)) || '\n';
  const line = indentAt(text, first.from) + name;
  const edit = before === undefined ? insertAt(first.from, line + eol) : insertAt(before.to, eol + line);
  return applyEdits(text, [edit]);
}

/** `setup(install_requires=[…])` */
function inSetupPy(text: string, name: string): string | undefined {
  const parsed = parsePython(text);
  const list = parsed.kind === 'parsed' ? requiredInSetupPy(parsed) : undefined;
  if (parsed.kind === 'failure' || list === undefined) return undefined;
  const names = list.elts.map((element) => readRequirement(stringValue(element) ?? '')?.name ?? '');
  if (names.includes(name)) return text;
  const style = styleOf(parsed);
  return editPython(text, insertIntoList(parsed, list, placeAmong(names, name), quoted(name, style), style));
}
