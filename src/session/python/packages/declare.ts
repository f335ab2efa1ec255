import { insertIntoArray } from '../../../languages/toml.js';
import { eolOf, indentAt } from '../../../languages/text/layout.js';
import { isLineEnd, lineEnd, nextLine } from '../../../languages/text/lines.js';
import {
  editPython,
  insertIntoList,
  parsePython,
  quoted,
  stringValue,
  styleOf,
} from '../../../languages/python/index.js';
import { applyEdits, insertAt, type TextEdit } from '../../../languages/text/text-edit.js';
import type { Change } from '../../../model/change.js';
import { listed } from '../../../model/words.js';
import type { DeclarationFile } from './install.js';
import { readPyproject } from './pyproject.js';
import { requirementOfLine } from './requirements-file.js';
import { readRequirement } from './requirement.js';
import type { PythonSdk } from './sdk.js';
import { requiredInSetupPy } from './setup-files.js';

/** Declares packages where the project declares its framework; a sorted list stays sorted. Only the SDK has a lower bound. */
export function declarePackages(
  { path, kind }: DeclarationFile,
  names: readonly string[],
  sdk: PythonSdk,
): Change {
  return {
    title: `require ${names.join(', ')}`,
    problem: `${listed(names)} should be declared as ${names.length === 1 ? 'a dependency' : 'dependencies'}`,
    file: path,
    run(source = '') {
      let text = source;
      for (const name of names) {
        const declared = DECLARE[kind](text, { name, sdk }, path);
        // Then it is not declared, which is what is left to do by hand.
        if (declared === undefined) return { kind: 'unchanged' };
        text = declared;
      }
      return text === source ? { kind: 'unchanged' } : { kind: 'changed', text };
    },
  };
}

/** A package that is to be declared. */
interface Wanted {
  readonly name: string;
  readonly sdk: PythonSdk;
}

type Declare = (text: string, wanted: Wanted, path: string) => string | undefined;

/** Undefined where the place is in a form that is not understood. */
const DECLARE: Readonly<Record<DeclarationFile['kind'], Declare>> = {
  requirements: inRequirements,
  pyproject: inPyproject,
  'setup.cfg': inSetupCfg,
  'setup.py': inSetupPy,
};

function inPyproject(text: string, wanted: Wanted, path: string): string | undefined {
  const declared = readPyproject(path, text)
    .requirements.filter(({ group }) => group === undefined)
    .map((one) => one.name);
  if (declared.includes(wanted.name)) return text;
  const line = requirementOf(wanted, text);
  return insertIntoArray(text, 'project', 'dependencies', line, placeAmong(declared, wanted.name));
}

/** `install_requires =` with a requirement on each of the lines below. */
function inSetupCfg(text: string, wanted: Wanted): string | undefined {
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
  if (names.includes(wanted.name)) return text;
  const before = lines[placeAmong(names, wanted.name) - 1];
  const eol = text.slice(lineEnd(text, first.from), nextLine(text, first.from)) || '\n';
  const line = indentAt(text, first.from) + requirementOf(wanted, text);
  const edit = before === undefined ? insertAt(first.from, line + eol) : insertAt(before.to, eol + line);
  return applyEdits(text, [edit]);
}

/** `setup(install_requires=[…])` */
function inSetupPy(text: string, wanted: Wanted): string | undefined {
  const parsed = parsePython(text);
  const list = parsed.kind === 'parsed' ? requiredInSetupPy(parsed) : undefined;
  if (parsed.kind === 'failure' || list === undefined) return undefined;
  const names = list.elts.map((element) => readRequirement(stringValue(element) ?? '')?.name ?? '');
  if (names.includes(wanted.name)) return text;
  const style = styleOf(parsed);
  const item = quoted(requirementOf(wanted, text), style);
  return editPython(text, insertIntoList(parsed, list, placeAmong(names, wanted.name), item, style));
}

interface Line {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Only the SDK gets a bound; the operator stands as it does in the rest of the file. */
function requirementOf({ name, sdk }: Wanted, text: string): string {
  if (name !== sdk.name) return name;
  const isSpaced = /^\W*[A-Za-z][\w.-]*(\[[^\]]*\])? ([<>=~!]=|[<>]) *\d/m.test(text);
  return isSpaced ? `${name} >= ${sdk.floor}` : `${name}>=${sdk.floor}`;
}

/** A line of a requirements file; a sorted one stays sorted. */
function inRequirements(text: string, wanted: Wanted): string {
  const lines = requirementLines(text);
  if (lines.some((line) => line.name === wanted.name)) return text;
  return applyEdits(text, [insertion(text, lines, wanted)]);
}

function insertion(text: string, lines: readonly Line[], wanted: Wanted): TextEdit {
  const eol = eolOf(text);
  const line = requirementOf(wanted, text);
  const index = placeAmong(
    lines.map((one) => one.name),
    wanted.name,
  );
  if (index === lines.length && !isSorted(lines.map((one) => one.name)))
    return insertLine(text, text.length, line, eol);
  const at = lines[index - 1]?.to ?? lines[0]?.from ?? text.length;
  return insertLine(text, at, line, eol);
}

/** The index at which a name keeps names sorted; their number where they are not. */
function placeAmong(names: readonly string[], name: string): number {
  return isSorted(names) ? names.findLastIndex((other) => other < name) + 1 : names.length;
}

/** A file without a final line ending stays without one. */
function insertLine(text: string, at: number, line: string, eol: string): TextEdit {
  const isLineOpen = at > 0 && !isLineEnd(text[at - 1]);
  return insertAt(at, isLineOpen ? eol + line : line + eol);
}

/** One name does not make an order. */
function isSorted(names: readonly string[]): boolean {
  return names.length > 1 && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name);
}

function requirementLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; from = nextLine(text, from)) {
    const requirement = requirementOfLine(text.slice(from, lineEnd(text, from)));
    if (requirement !== undefined) lines.push({ name: requirement.name, from, to: nextLine(text, from) });
  }
  return lines;
}
