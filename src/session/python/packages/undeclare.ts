import { listed } from '../../../model/words.js';
import { pythonComments } from '../../../languages/text/gap.js';
import { withoutElement } from '../../../languages/text/list-removal.js';
import { endOfLineAbove, lineEnd, nextLine } from '../../../languages/text/lines.js';
import { applyEdits, type TextEdit } from '../../../languages/text/text-edit.js';
import { parsePython, listShape, stringValue } from '../../../languages/python/index.js';
import { removeFromArray } from '../../../languages/toml.js';
import type { Change } from '../../../model/change.js';
import { declarationTarget, type DeclarationFile } from './install.js';
import { DOTENV_PACKAGE } from './requirements-file.js';
import type { PythonSdk } from './sdk.js';
import { requiredInSetupPy } from './setup-files.js';
import type { Packages } from './survey.js';

/** As a run declares a package: with any other bound, the line is the user's own. */
function declaredAs(name: string, sdk: PythonSdk): readonly string[] {
  if (name === sdk.name) return [`${name}>=${sdk.floor}`, `${name} >= ${sdk.floor}`];
  return name === DOTENV_PACKAGE ? [name] : [];
}

/**
 * The packages that nothing in the project names any more. That python-dotenv is named nowhere else counts only where what
 * a run has put in names it: it may be a tool of the project's own.
 * @param texts all Python files as they will be
 * @param hadLoader whether the files that a run edits have loaded an env file
 */
export function unusedPackages(
  { requirements, sdk }: Packages,
  texts: readonly string[],
  hadLoader: boolean,
): string[] {
  const lower = texts.map((text) => text.toLowerCase());
  const isNamed = (word: string) => lower.some((text) => text.includes(word));
  const unused = [
    ...(isNamed('wristband') ? [] : [sdk.name]),
    ...(isNamed('dotenv') || !hadLoader ? [] : [DOTENV_PACKAGE]),
  ];
  return unused.filter((one) => requirements.some(({ name }) => name === one));
}

/** Takes packages out of the file in which a run declares them. */
export function packageRemovals(packages: Packages, unused: readonly string[]): Change[] {
  const target = declarationTarget(packages);
  return target === undefined ? [] : unused.map((name) => undeclare(target, name, packages.sdk));
}

/** Those that a package manager has declared. */
export function packageSteps(packages: Packages, unused: readonly string[]): string[] {
  if (declarationTarget(packages) !== undefined || unused.length === 0) return [];
  return [`Nothing needs ${listed(unused)} anymore: remove it with your package manager.`];
}

function undeclare({ path, kind }: DeclarationFile, name: string, sdk: PythonSdk): Change {
  const wanted = declaredAs(name, sdk);
  return {
    title: `no longer require ${name}`,
    file: path,
    run(source = '') {
      const text = UNDECLARE[kind](source, wanted);
      return text === undefined || text === source ? { kind: 'unchanged' } : { kind: 'changed', text };
    },
  };
}

type Undeclare = (text: string, wanted: readonly string[]) => string | undefined;

/** Undefined where it is not declared, or not as a run does it. */
const UNDECLARE: Readonly<Record<DeclarationFile['kind'], Undeclare>> = {
  requirements: withoutLine,
  'setup.cfg': withoutLine,
  pyproject: (text, wanted) => removeFromArray(text, 'project', 'dependencies', wanted),
  'setup.py': inSetupPy,
};

/** Each of the lines: a file may declare a package twice. */
function withoutLine(text: string, wanted: readonly string[]): string | undefined {
  const edits: TextEdit[] = [];
  for (let from = 0; from < text.length; from = nextLine(text, from)) {
    const end = lineEnd(text, from);
    if (!wanted.includes(text.slice(from, end).trim())) continue;
    const to = nextLine(text, from);
    const above = edits.at(-1)?.to === from ? edits.pop() : undefined;
    const start = above?.from ?? from;
    // A last line without an end takes the end of the line above with it.
    const isOpen = to === end && start > 0;
    edits.push({ from: isOpen ? endOfLineAbove(text, start) : start, to, insert: '' });
  }
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

function inSetupPy(text: string, wanted: readonly string[]): string | undefined {
  const parsed = parsePython(text);
  const list = parsed.kind === 'parsed' ? requiredInSetupPy(parsed) : undefined;
  if (parsed.kind === 'failure' || list === undefined) return undefined;
  const index = list.elts.findIndex((element) => wanted.includes(stringValue(element) ?? ''));
  return index < 0 ? undefined : withoutElement(text, listShape(parsed, list), index, pythonComments);
}
